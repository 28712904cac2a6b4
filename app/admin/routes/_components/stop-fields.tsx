"use client";

import { ComboboxField } from "@/components/ui/combobox-field";
import { NumberField } from "@/components/ui/number-field";
import type { Option } from "@/components/ui/option";
import { RepeatedFields } from "@/components/ui/repeated-fields";
import { TextField } from "@/components/ui/text-field";

/** The stops of a route in order. No way leads to the first, so it is not asked for there. */
export function StopFields({ points }: { points: Option[] }) {
  return (
    <RepeatedFields
      name="stops"
      label="站点"
      rowLabel="站点"
      description="按走的先后排列，用箭头调整，调整之后请核对路上时间；不知道路上要多久就留空。一个教学点只停一次。整项空着的不保存。"
    >
      {(prefix, index) => (
        <>
          <ComboboxField
            name={`${prefix}.teachingPointId`}
            label="教学点"
            required
            options={points}
            placeholder="输入名称或拼音首字母"
          />
          <div className="grid gap-4 sm:grid-cols-2">
            <NumberField name={`${prefix}.minutes`} label="停留" required unit="分钟" />
            {index > 0 && <NumberField name={`${prefix}.travelMinutes`} label="从上一站到这里" unit="分钟" />}
          </div>
          <TextField name={`${prefix}.topic`} label="讲什么" maxLength={100} />
          <TextField
            name={`${prefix}.narrator`}
            label="谁来讲"
            maxLength={50}
            description="会公开。写身份，如“纪念馆讲解员”；写姓名要本人同意。"
          />
        </>
      )}
    </RepeatedFields>
  );
}
