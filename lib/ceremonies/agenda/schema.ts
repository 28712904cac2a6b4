import { z } from "zod";
import { choice, optionalId, optionalIds, optionalText, requiredId, requiredText, tick } from "@/lib/core/fields";
import type { AgendaItemKind } from "@/prisma/generated/enums";

/** How kinds of agenda item are called. */
export const AGENDA_KIND_LABELS: Record<AgendaItemKind, string> = {
  VIDEO: "视频",
  LETTERS: "颁发聘书",
  PLAQUES: "授牌",
  MICRO_COURSE: "微党课",
  SCENARIO_COURSE: "情景党课",
  THEME_COURSE: "主题党课",
  REPORT_PRESENTATION: "课题汇报",
  SPEECH: "讲话",
  OTHER: "其他",
};

const KINDS = Object.keys(AGENDA_KIND_LABELS) as [AgendaItemKind, ...AgendaItemKind[]];
/** At most so many presenters in one item, and items in one agenda. */
export const MOST_PRESENTERS = 30;
export const LONGEST_AGENDA = 100;
const MOST_VIDEOS = 60;

/** One presenter. The name may be left out when a lecturer or an organization is chosen: then theirs is written down. */
const presenterInput = z
  .object({
    name: optionalText("姓名或单位", 100),
    capacity: optionalText("以何身份", 100),
    lecturerId: optionalId("讲师"),
    organizationId: optionalId("组织"),
    nameIsPublic: tick,
  })
  .superRefine((presenter, context) => {
    if (!presenter.name && !presenter.lecturerId && !presenter.organizationId && !isBlank(presenter)) {
      context.addIssue({ code: "custom", path: ["name"], message: "请填写姓名或单位，或从讲师、组织中选择。" });
    }
  });

const itemFields = {
  kind: choice("环节类型", KINDS),
  title: requiredText("环节名称", 200),
  remark: optionalText("说明", 1000),
  courseId: optionalId("课程"),
  presenters: z
    .array(presenterInput)
    .max(MOST_PRESENTERS, `一个环节最多 ${MOST_PRESENTERS} 位主讲或颁发人。`)
    .transform((presenters) => presenters.filter((presenter) => !isBlank(presenter))),
  videos: optionalIds("视频", MOST_VIDEOS),
};

/** The ceremony an agenda belongs to, and the version that was shown: the agenda is part of its ceremony. */
const agendaRef = { ceremonyId: requiredId("仪式"), version: requiredId("版本") };
const itemRef = { ...agendaRef, itemId: requiredId("环节") };

export const agendaItemInput = z.object({ ...agendaRef, ...itemFields });
export const agendaItemChangeInput = z.object({ ...itemRef, ...itemFields });
export const agendaMoveInput = z.object({ ...itemRef, direction: choice("方向", ["UP", "DOWN"]) });
export const agendaItemRef = z.object(itemRef);

export type PresenterInput = z.output<typeof presenterInput>;
export type AgendaItemInput = z.output<typeof agendaItemInput>;
export type AgendaItemChangeInput = z.output<typeof agendaItemChangeInput>;
export type AgendaMoveInput = z.output<typeof agendaMoveInput>;
export type AgendaItemRef = z.output<typeof agendaItemRef>;

function isBlank({ name, capacity, lecturerId, organizationId }: Omit<PresenterInput, "nameIsPublic">): boolean {
  return !name && !capacity && !lecturerId && !organizationId;
}
