"use server";

import { adminAction } from "@/lib/core/action";
import { changeTheme } from "@/lib/teaching-points/routes/themes/commands";
import { themeChangeInput } from "@/lib/teaching-points/routes/themes/schema";

export const change = adminAction({
  can: "routes.keep",
  input: themeChangeInput,
  run: changeTheme,
  // Courses and points read the names of the themes under this tag too.
  done: (_nothing, { name }) => ({ to: "/admin/routes/themes", message: `已保存“${name}”。` }),
});
