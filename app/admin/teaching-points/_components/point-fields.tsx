import { CheckboxField } from "@/components/ui/checkbox-field";
import { ComboboxField } from "@/components/ui/combobox-field";
import { NumberField } from "@/components/ui/number-field";
import type { Option } from "@/components/ui/option";
import { SelectField } from "@/components/ui/select-field";
import { TextArea } from "@/components/ui/text-area";
import { TextField } from "@/components/ui/text-field";
import { TEACHING_POINT_TYPE_LABELS, TEACHING_POINT_TYPES } from "@/lib/teaching-points/schema";
import { findOrganizations } from "../actions";
import { VisitorFields } from "./visitor-fields";

type Props = {
  /** The host chosen so far. */
  hosts: Option[];
  /** The phone on record, masked; null when there is none. */
  maskedPhone: string | null;
};

/** What is written about a teaching point. */
export function PointFields({ hosts, maskedPhone }: Props) {
  return (
    <>
      <TextField
        name="name"
        label="名称"
        required
        maxLength={100}
        description="写点位本身的名称，不是承载单位的名称。"
      />
      <SelectField
        name="type"
        label="类型"
        required
        options={TEACHING_POINT_TYPES.map((value) => ({ value, label: TEACHING_POINT_TYPE_LABELS[value] }))}
      />
      <ComboboxField
        name="hostOrganizationId"
        label="承载单位"
        options={hosts}
        search={findOrganizations}
        description="负责这个点位的单位，先在“组织”中登记。"
      />
      <NumberField name="capacity" label="可容纳人数" unit="人" />
      <TextField
        name="openingHours"
        label="开放时间"
        maxLength={200}
        description="如“周二至周日 9:00—16:30，节假日另行通知”。"
      />
      <TextArea name="description" label="介绍" rows={6} maxLength={2000} />
      <VisitorFields />
      <TextField name="contactName" label="联系人" maxLength={50} description="不公开。" />
      <TextField
        name="contactPhone"
        label="联系电话"
        type="tel"
        width="16em"
        description={maskedPhone ? `现有 ${maskedPhone}；不填则保持不变。不公开。` : "不公开。"}
      />
      {maskedPhone && <CheckboxField name="removesPhone" label="删除现有的联系电话" />}
    </>
  );
}
