import { Refusal } from "./errors";

/** What a person reads when the database itself refused, by the name of the constraint; `field` is where it is shown. */
const SENTENCES: Record<string, { sentence: string; field?: string }> = {
  account_username_key: { sentence: "这个用户名已经有人使用，请换一个。", field: "username" },
  account_auditor_apart: { sentence: "审计员与管理员不能是同一个账号。", field: "roles" },
  organization_not_own_parent: { sentence: "一个组织不能是它自己的上级。", field: "parentId" },
  consent_one_open: { sentence: "这位讲师已经登记过公开同意。" },
  consent_dates: { sentence: "撤回日期不能早于同意日期。", field: "withdrawnOn" },
  membership_no_overlap: { sentence: "这位讲师在这段时间里已经是该讲师团的成员。", field: "lecturerId" },
  membership_dates: { sentence: "结束日期不能早于开始日期。", field: "endsOn" },
  proposal_four_eyes: { sentence: "自己呈报的聘任，要由另一位分管领导批准。" },
  proposal_term_order: { sentence: "聘期结束不能早于聘期开始。", field: "termEnd" },
  proposal_term_length: { sentence: "一个聘期最长十年。", field: "termEnd" },
  appointment_no_overlap: { sentence: "同一讲师的聘期不能重叠：刚刚有人为其中的讲师办理了聘任，请刷新后核对。" },
  appointment_team_no_overlap: { sentence: "同一讲师团的聘期不能重叠：刚刚有人为它办理了聘任，请刷新后核对。" },
  appointment_renewed_once: { sentence: "这一聘任已经续聘过。" },
  appointment_ended_in_term: { sentence: "结束日期必须在聘期之内。", field: "endedOn" },
  letter_one_original: { sentence: "这一聘任已经发过聘书。" },
  letter_reissued_once: { sentence: "这份聘书已经补发过，请补发最新的那一份。" },
  plaque_no_overlap: { sentence: "这个教学点在这一天已有授牌，先摘牌才能再授牌。", field: "awardedOn" },
  plaque_withdrawn_after: { sentence: "摘牌日期不能早于授牌日期。", field: "withdrawnOn" },
  point_place_whole: { sentence: "纬度、经度和坐标系要一起填写，或都不填。", field: "position" },
  point_place_in_china: { sentence: "这个位置不在中国境内，请核对经纬度。", field: "position" },
  ceremony_times_order: { sentence: "结束时间要晚于开始时间。", field: "endTime" },
  stop_point_once: { sentence: "同一条线路里一个教学点只能停一次。", field: "stops" },
  stop_position_key: { sentence: "刚刚有人修改过这条线路的站点，请刷新后再试。" },
  course_lecturer_once: { sentence: "同一位讲师只能列一次。", field: "lecturers" },
  course_organization_once: { sentence: "同一个组织只能列一次。", field: "lecturers" },
  teaching_mode_name_key: { sentence: "已经有这个名称的教学模式。", field: "name" },
  attachment_file_once: { sentence: "这个文件已经在这里了，没有重复添加。", field: "files" },
  attachment_one_photograph: { sentence: "这位讲师已经有照片，请先移除原来的。", field: "files" },
};

/** The refusal behind a database error that a named constraint, a lost race or a full disk explains, or null: then it is a bug. */
export function sentenceForConstraint(error: unknown): Refusal | null {
  const name = constraintOf(error);
  const known = name === null ? undefined : SENTENCES[name];
  if (known) return new Refusal(known.sentence, known.field);
  if (isFull(error)) return new Refusal("服务器磁盘已满，这一次没有保存；请联系管理员清理磁盘后再提交。");
  return isPassing(error) ? new Refusal("同时有人在办理同一件事，这一次没有保存。请再提交一次。") : null;
}

/** The disk of the database has no room (53100). */
function isFull(error: unknown): boolean {
  return messagesIn(error, 0).some((text) => /No space left on device|\b53100\b/.test(text));
}

/** A deadlock (40P01), a failed serialization, or a transaction that waited too long (P2028): nothing was written, and the next try may do. */
function isPassing(error: unknown): boolean {
  return messagesIn(error, 0).some((text) => /deadlock detected|\b(40P01|40001|P2028|P2034)\b/.test(text));
}

/**
 * The name of the violated constraint, or null. PostgreSQL puts the name in its message for exclusion (23P01), check (23514),
 * unique (23505) and foreign key (23503) alike; Prisma hands the message on, at different depths.
 */
export function constraintOf(error: unknown): string | null {
  for (const text of messagesIn(error, 0)) {
    const name = /constraint[:\s]+[`"\\]*([a-z_]+[a-z])/i.exec(text)?.[1];
    if (name && name in SENTENCES) return name;
  }
  return null;
}

function messagesIn(value: unknown, depth: number): string[] {
  if (typeof value === "string") return [value, `constraint ${value}`];
  if (typeof value !== "object" || value === null || depth > 6) return [];
  const own = value instanceof Error ? [value.message] : [];
  return [
    ...own,
    ...Object.values(value).flatMap((inner) => messagesIn(inner, depth + 1)),
    ...(value instanceof Error ? messagesIn(value.cause, depth + 1) : []),
  ];
}
