import { choiceIn, numberIn, pageIn, textIn } from "@/lib/core/address";
import { PUBLIC_STATE_LABELS, type PublicState } from "@/lib/core/record-state";
import { COURSE_ORDERS, type CourseFilter, type CourseOrder } from "@/lib/courses/queries";
import { COURSE_FORMS } from "@/lib/courses/schema";
import { ThemeColor } from "@/prisma/generated/enums";

type Held = Record<string, string | string[] | undefined>;

const STATES = Object.keys(PUBLIC_STATE_LABELS) as PublicState[];
const ORDERS = Object.keys(COURSE_ORDERS) as CourseOrder[];

/** What the address of the list asks for. */
export function listFromAddress(params: Held): {
  filter: CourseFilter;
  order: CourseOrder;
  range: ReturnType<typeof pageIn>;
} {
  return {
    filter: {
      text: textIn(params.q),
      form: choiceIn(params.form, COURSE_FORMS),
      color: choiceIn(params.color, Object.values(ThemeColor)),
      state: choiceIn(params.state, STATES),
      lecturerId: numberIn(params.lecturer, 1, 999_999_999),
    },
    order: choiceIn(params.sort, ORDERS) ?? "title",
    range: pageIn(params.page),
  };
}
