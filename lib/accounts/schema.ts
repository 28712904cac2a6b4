import { z } from "zod";
import { optionalId, recordRef, requiredText } from "@/lib/core/fields";
import { ROLE_LABELS } from "@/lib/core/permissions";
import type { Role } from "@/prisma/generated/enums";
import { refusalOfRoles, SHORTEST_PASSWORD, TOO_SHORT } from "./rules";

const ROLES = Object.keys(ROLE_LABELS) as [Role, ...Role[]];

/** What is typed as a user name: Latin letters, digits, dot, hyphen, underscore; case does not count. */
const username = requiredText("用户名", 40)
  .transform((text) => text.toLowerCase())
  .pipe(
    z
      .string()
      .regex(/^[a-z0-9][a-z0-9._-]{1,39}$/, "用户名用 2 到 40 个英文字母、数字、点、横线或下划线，以字母或数字开头。"),
  );

/** A password as typed: never trimmed, and never longer than what is hashed without delay. */
const typedPassword = (label: string) =>
  z
    .string({ error: `请填写${label}。` })
    .min(1, `请填写${label}。`)
    .max(200, `${label}最多 200 个字符。`)
    .transform((text) => text.normalize("NFC"));

const newPassword = typedPassword("密码").refine((text) => [...text].length >= SHORTEST_PASSWORD, TOO_SHORT);
const twice = { password: newPassword, passwordAgain: typedPassword("再次输入的密码") };
const SAME = { error: "两次输入的密码不一样。", path: ["passwordAgain"] };
const isSame = (input: { password: string; passwordAgain: string }) => input.password === input.passwordAgain;

const displayName = requiredText("姓名", 40);
const token = z.string().max(100).default("");

const roles = z
  .preprocess((value) => (value === undefined ? [] : [value].flat()), z.array(z.enum(ROLES)))
  .transform((chosen) => ROLES.filter((role) => chosen.includes(role)))
  .superRefine((chosen, context) => {
    const refusal = refusalOfRoles(chosen);
    if (refusal) context.addIssue({ code: "custom", message: refusal });
  });

/** Signing in. The name is not judged here: a wrong form of it is answered like a wrong name. */
export const signInInput = z.object({
  username: requiredText("用户名", 100).transform((text) => text.toLowerCase()),
  password: typedPassword("密码"),
  next: z.string().max(2000).optional(),
});

/** The first administrator, through the link that the start of the server prints. */
export const firstAdministratorInput = z.object({ token, username, displayName, ...twice }).refine(isSame, SAME);

/** Setting one's password through an invitation. */
export const acceptanceInput = z.object({ token, ...twice }).refine(isSame, SAME);

/** Changing one's own password. */
export const ownPasswordInput = z.object({ currentPassword: typedPassword("当前密码"), ...twice }).refine(isSame, SAME);

/** A new account. */
export const invitationInput = z.object({ username, displayName, roles, organizationId: optionalId("党组织") });

/** What an account may do, and for whom. */
export const rolesInput = z.object({ ...recordRef, roles, organizationId: optionalId("党组织") });

/** How a person is called. */
export const nameInput = z.object({ ...recordRef, displayName });

/** Which lecturer an account belongs to; empty is none. */
export const lecturerLinkInput = z.object({ ...recordRef, lecturerId: optionalId("讲师") });

/** An account as it was shown. */
export const accountRef = z.object(recordRef);

/** Disabling an account. */
export const disablingInput = z.object({ ...recordRef, reason: requiredText("停用原因", 200) });
