"use server";

import { adminAction } from "@/lib/core/action";
import { TAGS } from "@/lib/core/cache-tags";
import { changeSettings } from "@/lib/settings/commands";
import { SECTIONS, shownVersion } from "@/lib/settings/schema";

const done = () => ({ to: "/admin/settings", message: "设置已保存。" });
const kept = { can: "settings.keep", touches: [TAGS.settings], done } as const;

export const changeSchool = adminAction({
  ...kept,
  input: SECTIONS.school.extend(shownVersion),
  run: (tx, viewer, input) => changeSettings(tx, viewer, "school", input),
});

export const changeLetters = adminAction({
  ...kept,
  input: SECTIONS.letters.extend(shownVersion),
  run: (tx, viewer, input) => changeSettings(tx, viewer, "letters", input),
});

export const changeSite = adminAction({
  ...kept,
  input: SECTIONS.site.extend(shownVersion),
  run: (tx, viewer, input) => changeSettings(tx, viewer, "site", input),
});

export const changeFooter = adminAction({
  ...kept,
  input: SECTIONS.footer.extend(shownVersion),
  run: (tx, viewer, input) => changeSettings(tx, viewer, "footer", input),
});

export const changeAbout = adminAction({
  ...kept,
  input: SECTIONS.about.extend(shownVersion),
  run: (tx, viewer, input) => changeSettings(tx, viewer, "about", input),
});
