import { z } from "zod";
import {
  choice,
  optionalDay,
  optionalId,
  optionalText,
  recordRef,
  requiredDay,
  requiredId,
  requiredText,
} from "@/lib/core/fields";
import type { TeamRole } from "@/prisma/generated/enums";

/** How roles in a team are called. */
export const TEAM_ROLE_LABELS: Record<TeamRole, string> = { LEADER: "团长", DEPUTY: "副团长", MEMBER: "成员" };

const teamFields = {
  name: requiredText("讲师团名称", 100),
  organizationId: optionalId("所属组织"),
  description: optionalText("简介", 2000),
};

/** A new team of lecturers. */
export const teamInput = z.object(teamFields);

/** What a team is changed to. */
export const teamChange = z.object({ ...recordRef, ...teamFields });

/** A lecturer joins a team; a day that is not known stays empty. */
export const membershipInput = z.object({
  teamId: requiredId("讲师团"),
  lecturerId: requiredId("讲师"),
  role: choice("职务", ["LEADER", "DEPUTY", "MEMBER"]),
  startsOn: optionalDay("开始日期"),
  endsOn: optionalDay("结束日期"),
});

/** The last day of a membership that is open. */
export const membershipEnding = z.object({ membershipId: requiredId("成员"), endsOn: requiredDay("结束日期") });

export type TeamInput = z.output<typeof teamInput>;
export type TeamChange = z.output<typeof teamChange>;
export type MembershipInput = z.output<typeof membershipInput>;
export type MembershipEnding = z.output<typeof membershipEnding>;
