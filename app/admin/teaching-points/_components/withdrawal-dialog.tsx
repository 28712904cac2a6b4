import { DateField } from "@/components/ui/date-field";
import { ConfirmDialog, DialogCancel } from "@/components/ui/dialog";
import { ActionForm } from "@/components/ui/form";
import { TextArea } from "@/components/ui/text-area";
import type { Day } from "@/lib/core/dates";
import { withdraw } from "../actions";

type Props = { plaque: { id: number; version: number; batch: number }; today: Day };

/** Asks for the last day and the reason before a plaque is withdrawn. */
export function WithdrawalDialog({ plaque: { id, version, batch }, today }: Props) {
  return (
    <ConfirmDialog trigger="摘牌" title={`摘下第${batch}批的牌？`} size="small" variant="danger">
      <ActionForm
        action={withdraw}
        hidden={{ id, version }}
        defaultValue={{ withdrawnOn: today }}
        submitLabel="登记摘牌"
        submitVariant="danger"
        secondary={<DialogCancel />}
      >
        <p className="text-sm">登记后不能撤回；授牌记录保留在历史里。</p>
        <DateField name="withdrawnOn" label="最后一天" required description="这一天仍在册，次日起不再计入。" />
        <TextArea name="reason" label="摘牌原因" required rows={3} maxLength={300} />
      </ActionForm>
    </ConfirmDialog>
  );
}
