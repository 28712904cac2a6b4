"use server";

import { z } from "zod";
import { signOut } from "@/lib/accounts/sessions/commands";
import { closeSession } from "@/lib/core/auth";
import { adminAction } from "@/lib/web/action";

/** Ends the session of this browser: first its row, then its cookie. */
export const signOutHere = adminAction({
  can: "own-account.keep",
  input: z.object({}),
  run: signOut,
  done: async () => {
    await closeSession();
    return { to: "/sign-in" };
  },
});
