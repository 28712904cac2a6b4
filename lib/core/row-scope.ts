import type { Role } from "@/prisma/generated/enums";

/** Which rows of what may be read somebody sees: all of them, or those the read calls their own. */
export type Rows = "ALL" | "OWN";

/**
 * Which rows a role sees. Staff see all; who comes from outside the office sees what is their own, and what that is, the
 * read of each noun says. A read demands `Viewer<"x">` when it returns every row and `Viewer<"x", Rows>` when it asks
 * `seesAll` and narrows: giving an outside role a permission then compiles only where the reads behind it narrow.
 */
export const ROWS = {
  CLERK: "ALL",
  VICE_PRINCIPAL: "ALL",
  LEADER: "ALL",
  ADMINISTRATOR: "ALL",
  AUDITOR: "ALL",
  BRANCH_CONTACT: "OWN",
  LECTURER: "OWN",
  TRAINEE: "OWN",
} as const satisfies Record<Role, Rows>;

/** The rows that whoever has one of these roles sees. */
export type RowsOf<R extends Role> = (typeof ROWS)[R];
