import { CheckboxGroupField } from "@/components/ui/checkbox-field";
import { ComboboxField } from "@/components/ui/combobox-field";
import type { Option } from "@/components/ui/option";
import { SelectField } from "@/components/ui/select-field";
import { TextArea } from "@/components/ui/text-area";
import { TextField } from "@/components/ui/text-field";
import { AGENDA_KIND_LABELS } from "@/lib/ceremonies/agenda/schema";
import { findCourses } from "../actions";
import { type KnownPresenters, PresenterFields } from "./presenter-fields";

const KINDS = Object.entries(AGENDA_KIND_LABELS).map(([value, label]) => ({ value, label }));

type Props = {
  /** The lecturers, organizations and course chosen so far. */
  known: KnownPresenters & { courses: Option[] };
  /** The videos of the ceremony. */
  videos: Option[];
};

/** One step of a ceremony, who presents it, and which of the ceremony's videos belong to it. */
export function AgendaItemFields({ known, videos }: Props) {
  return (
    <>
      <SelectField name="kind" label="环节类型" required options={KINDS} />
      <TextField
        name="title"
        label="环节名称"
        required
        maxLength={200}
        description="如“为讲师颁发聘书”；党课、汇报写题目，不用加书名号。"
      />
      <ComboboxField
        name="courseId"
        label="对应的课程"
        options={known.courses}
        search={findCourses}
        description="公开页面上由此进入课程。党课不选的，保存时对应到同名、同形式的那一门；课程以后改名，不影响对应。"
      />
      <TextArea name="remark" label="说明" rows={3} maxLength={1000} />
      <PresenterFields known={known} />
      {videos.length > 0 && (
        <CheckboxGroupField
          name="videos"
          label="这一环节的视频"
          options={videos}
          description="勾选的视频在公开页面上放在这一环节下面；没有勾选到任何环节的，放在议程之后。"
        />
      )}
    </>
  );
}
