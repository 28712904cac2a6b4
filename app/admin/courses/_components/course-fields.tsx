import Link from "next/link";
import { CheckboxGroupField } from "@/components/ui/checkbox-field";
import { ComboboxField } from "@/components/ui/combobox-field";
import { MultiPickField } from "@/components/ui/multi-pick-field";
import { NumberField } from "@/components/ui/number-field";
import type { Option } from "@/components/ui/option";
import { SelectField } from "@/components/ui/select-field";
import { TextArea } from "@/components/ui/text-area";
import { TextField } from "@/components/ui/text-field";
import { COURSE_FORM_LABELS, COURSE_FORMS } from "@/lib/courses/schema";
import { type KnownLecturers, LecturerFields } from "./lecturer-fields";

export type CourseOptions = {
  themes: Option[];
  routes: Option[];
  modes: Option[];
  points: Option[];
  /** The lecturers and organizations chosen so far. */
  known: KnownLecturers;
};

const FORMS = COURSE_FORMS.map((value) => ({ value, label: COURSE_FORM_LABELS[value] }));

/** What is written about a course. */
export function CourseFields({ themes, routes, modes, points, known }: CourseOptions) {
  return (
    <>
      <TextField name="title" label="名称" required maxLength={200} description="只写题目，不用加书名号。" />
      <SelectField name="form" label="形式" required options={FORMS} />
      <SelectField
        name="color"
        label="四色"
        options={themes}
        emptyLabel="不属于四色"
        description="四色党课选一色；选了线路的可以留空，随线路。"
      />
      <ComboboxField
        name="routeId"
        label="线路"
        options={routes}
        description="只有行进式党课沿线路授课，其他形式留空。"
      />
      <TextArea name="synopsis" label="内容简介" rows={6} maxLength={3000} />
      <div className="grid gap-5 sm:max-w-md sm:grid-cols-2">
        <NumberField name="minutes" label="时长" unit="分钟" description="不知道就留空。" />
        <NumberField name="creditHours" label="学时" decimal description="最多一位小数，如 1.5。" />
      </div>
      <LecturerFields known={known} />
      {modes.length > 0 ? (
        <CheckboxGroupField name="modes" label="教学模式" options={modes} />
      ) : (
        <p className="text-sm text-ink-soft">
          教学模式由学校自己列：
          <Link href="/admin/courses/modes" className="underline underline-offset-4">
            添加教学模式
          </Link>
          之后，可以在这里勾选。
        </p>
      )}
      <MultiPickField
        name="points"
        label="可以在哪些教学点授课"
        options={points}
        description="还没有授牌的教学点，公开页面上不显示。"
      />
    </>
  );
}
