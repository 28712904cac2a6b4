"use server";

import { changeSettings } from "@/lib/settings/commands";
import { SECTIONS, type Section, shownVersion } from "@/lib/settings/schema";
import { adminAction } from "@/lib/web/action";

/** Back to the section that was changed, where its history stands. */
const kept = (section: Section) =>
  ({
    can: "settings.keep",
    done: () => ({ to: `/admin/settings?tab=${section}`, message: "设置已保存。" }),
  }) as const;

export const changeSchool = adminAction({
  ...kept("school"),
  input: SECTIONS.school.extend(shownVersion),
  run: (tx, viewer, input) => changeSettings(tx, viewer, "school", input),
});

export const changeLetters = adminAction({
  ...kept("letters"),
  input: SECTIONS.letters.extend(shownVersion),
  run: (tx, viewer, input) => changeSettings(tx, viewer, "letters", input),
});

export const changeSite = adminAction({
  ...kept("site"),
  input: SECTIONS.site.extend(shownVersion),
  run: (tx, viewer, input) => changeSettings(tx, viewer, "site", input),
});

export const changeFiles = adminAction({
  ...kept("files"),
  input: SECTIONS.files.extend(shownVersion),
  run: (tx, viewer, input) => changeSettings(tx, viewer, "files", input),
});

export const changeSecurity = adminAction({
  ...kept("security"),
  input: SECTIONS.security.extend(shownVersion),
  run: (tx, viewer, input) => changeSettings(tx, viewer, "security", input),
});

export const changeFooter = adminAction({
  ...kept("footer"),
  input: SECTIONS.footer.extend(shownVersion),
  run: (tx, viewer, input) => changeSettings(tx, viewer, "footer", input),
});

export const changeAbout = adminAction({
  ...kept("about"),
  input: SECTIONS.about.extend(shownVersion),
  run: (tx, viewer, input) => changeSettings(tx, viewer, "about", input),
});
