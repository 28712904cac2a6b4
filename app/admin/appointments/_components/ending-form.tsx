import { DateField } from "@/components/ui/date-field";
import { ActionForm } from "@/components/ui/form";
import { SelectField } from "@/components/ui/select-field";
import { TextArea } from "@/components/ui/text-area";
import { END_REASON_LABELS } from "@/lib/lecturers/appointments/schema";
import { end } from "../actions";

/** Ends an appointment before its printed term. Folded away: it is rare and cannot be undone. */
export function EndingForm({ id, version }: { id: number; version: number }) {
  return (
    <details className="mt-8 border-t border-line pt-4">
      <summary className="cursor-pointer text-sm font-bold">提前结束（解聘、辞聘、变更类别）</summary>
      <div className="mt-4">
        <ActionForm
          action={end}
          hidden={{ id, version }}
          submitLabel="登记结束"
          submitVariant="danger"
          confirm={{
            title: "登记提前结束？",
            text: "登记后不能撤回；聘书所印的聘期不变。",
            confirmLabel: "登记结束",
            danger: true,
          }}
        >
          <SelectField
            name="endReason"
            label="结束原因"
            required
            options={Object.entries(END_REASON_LABELS).map(([value, label]) => ({ value, label }))}
          />
          <DateField name="endedOn" label="最后一天" required description="聘任在这一天仍有效，次日起不再有效。" />
          <TextArea name="note" label="说明" required rows={2} maxLength={300} />
        </ActionForm>
      </div>
    </details>
  );
}
