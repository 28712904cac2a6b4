import { expect, it } from "vitest";
import { db } from "@/lib/core/db";
import { SENTENCES, sentenceForConstraint } from "@/lib/nouns/constraints";
import { anOrganization } from "@/lib/testing/organizations";

it("two people who wait for each other: one is asked to submit again, and nothing of theirs is written", async () => {
  const [first, second] = await db.$transaction(async (tx) => [await anOrganization(tx), await anOrganization(tx)]);
  let bothHold: () => void = () => {};
  const meeting = new Promise<void>((resolve) => {
    bothHold = resolve;
  });
  let holding = 0;
  const archiveBoth = (one: number, other: number) =>
    db.$transaction(async (tx) => {
      await tx.organization.update({ where: { id: one }, data: { version: { increment: 1 } } });
      if (++holding === 2) bothHold();
      await meeting;
      await tx.organization.update({ where: { id: other }, data: { version: { increment: 1 } } });
    });
  const outcomes = await Promise.allSettled([archiveBoth(first.id, second.id), archiveBoth(second.id, first.id)]);
  const lost = outcomes.filter((outcome) => outcome.status === "rejected");
  expect(lost).toHaveLength(1);
  expect(sentenceForConstraint(lost[0]!.reason)?.message).toContain("请再提交一次");
});

it("a disk without room for the database is told in a sentence", async () => {
  const full = db.$executeRaw`
    DO $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = 'disk_full'; END $$`;
  const error = await full.catch((reason) => reason);
  expect(sentenceForConstraint(error)?.message).toBe("服务器磁盘已满，这一次没有保存；请联系管理员清理磁盘后再提交。");
});

it("what nobody foresaw stays a bug", () => {
  expect(sentenceForConstraint(new Error("something else"))).toBeNull();
});

/**
 * No form leads to these: what is typed is checked before by a schema or a rule, or the program alone writes it. Whoever makes one
 * reachable gives it a sentence in its noun.
 */
const UNREACHABLE = `
  AuditLink_entryId_key account_disabled_whole account_username_lower agenda_of_ceremony_key
  agenda_position_key appointment_ended_whole appointment_one_subject appointment_term_length
  appointment_term_order attachment_item_of_ceremony attachment_one_owner audit_link_position
  audit_link_sha256 backup_made_or_failed backup_order backup_warning_of_good
  batch_progress candidate_lecturer_once candidate_one_subject candidate_team_once
  ceremony_archived_whole ceremony_calendar_uid_key ceremony_times_shape ceremony_title_length
  course_archived_whole course_credit_hours course_lecturer_one_subject course_lecturer_position_key
  course_minutes course_title_length file_bytes_positive file_content_key
  file_content_shape file_key_key file_key_shape file_picture_measured
  installation_one invitation_token_key known_browser_once lecturer_archived_whole
  lecturer_person_once letter_code_key letter_no_key letter_number_positive
  letter_reissue_named letter_withdrawn_whole letter_year_number_key note_is_short
  organization_archived_whole organization_name_length person_called person_name_length
  person_spelled plaque_batch_positive plaque_withdrawn_whole point_archived_whole
  point_capacity_positive point_name_length presenter_position_key proposal_decided_once
  proposal_declined_whole route_archived_whole route_name_length session_token_key
  stop_minutes stop_position_positive teaching_mode_archived_whole teaching_mode_name_length
  team_archived_whole team_name_length theme_name_length unclaimed_folder_key_shape
`
  .trim()
  .split(/\s+/);

it("every constraint of the database has its sentence, or stands among those that no form reaches", async () => {
  const rows = await db.$queryRaw<{ name: string }[]>`
    SELECT "conname" AS "name" FROM pg_constraint
    WHERE "connamespace" = 'public'::regnamespace AND "contype" IN ('c', 'u', 'x')
    UNION
    SELECT "relname" FROM pg_index JOIN pg_class ON pg_class."oid" = "indexrelid"
    WHERE "indisunique" AND NOT "indisprimary" AND "relnamespace" = 'public'::regnamespace`;
  const names = rows.map(({ name }) => name).filter((name) => !name.startsWith("_"));
  expect(names.length).toBeGreaterThan(80);
  expect(new Set(names.filter((name) => !(name in SENTENCES)))).toEqual(new Set(UNREACHABLE));
  expect(Object.keys(SENTENCES).filter((name) => !names.includes(name))).toEqual([]);
});
