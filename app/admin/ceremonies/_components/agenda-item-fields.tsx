import { SelectField } from "@/components/ui/select-field";
import { TextArea } from "@/components/ui/text-area";
import { TextField } from "@/components/ui/text-field";
import { AGENDA_KIND_LABELS } from "@/lib/ceremonies/agenda/schema";
import { type KnownPresenters, PresenterFields } from "./presenter-fields";

const KINDS = Object.entries(AGENDA_KIND_LABELS).map(([value, label]) => ({ value, label }));

/** One step of a ceremony and who presents it. `known` holds the lecturers and organizations chosen so far. */
export function AgendaItemFields({ known }: { known: KnownPresenters }) {
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
      <TextArea name="remark" label="说明" rows={3} maxLength={1000} />
      <PresenterFields known={known} />
    </>
  );
}
