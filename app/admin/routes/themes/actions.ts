"use server";

import { changeTheme } from "@/lib/teaching-points/routes/themes/commands";
import { themeChangeInput } from "@/lib/teaching-points/routes/themes/schema";
import { adminAction } from "@/lib/web/action";

export const change = adminAction({
  can: "routes.keep",
  input: themeChangeInput,
  run: changeTheme,
  // Courses and points read the names of the themes under this tag too.
  done: (_nothing, { name }) => ({ to: "/admin/routes/themes", message: `已保存“${name}”。` }),
});
