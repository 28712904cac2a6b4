"use server";

import { z } from "zod";
import { signOut } from "@/lib/accounts/sessions/commands";
import { adminAction } from "@/lib/core/action";
import { closeSession } from "@/lib/core/auth";

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
