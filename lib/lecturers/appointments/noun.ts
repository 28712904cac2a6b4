import { noun } from "@/lib/core/noun";
import { END_REASON_LABELS } from "./schema";

/** 聘任: the engagement of one lecturer or team for a term. */
export const appointments = noun({
  type: "appointment",
  label: "聘任",
  events: { ended: "结束聘任" },
  fields: { endedOn: "实际结束", note: "说明" },
  values: { endReason: END_REASON_LABELS },
  constraints: {
    appointment_no_overlap: "同一讲师的聘期不能重叠：刚刚有人为其中的讲师办理了聘任，请刷新后核对。",
    appointment_team_no_overlap: "同一讲师团的聘期不能重叠：刚刚有人为它办理了聘任，请刷新后核对。",
    appointment_renewed_once: "这一聘任已经续聘过。",
    appointment_ended_in_term: ["结束日期必须在聘期之内。", "endedOn"],
  },
});
