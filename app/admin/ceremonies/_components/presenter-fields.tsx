"use client";

import { CheckboxField } from "@/components/ui/checkbox-field";
import { ComboboxField } from "@/components/ui/combobox-field";
import type { Option } from "@/components/ui/option";
import { RepeatedFields } from "@/components/ui/repeated-fields";
import { TextField } from "@/components/ui/text-field";
import { findLecturers, findOrganizations } from "../actions";

export type KnownPresenters = { lecturers: Option[]; organizations: Option[] };

/** Who presents an item, in order. */
export function PresenterFields({ known }: { known: KnownPresenters }) {
  return (
    <RepeatedFields
      name="presenters"
      label="主讲人、颁发人"
      rowLabel="人员"
      description="没有的可以不填。人名以外，也可以是单位，如“某某居民区党总支”。"
    >
      {(prefix) => (
        <>
          <TextField
            name={`${prefix}.name`}
            label="姓名或单位"
            maxLength={100}
            description="下面选了讲师的不用填，随其档案里的姓名；选了组织的可以不填，按其名称记录。"
          />
          <TextField
            name={`${prefix}.capacity`}
            label="以何身份"
            maxLength={100}
            description="如“学员代表”“副团长”。"
          />
          <ComboboxField
            name={`${prefix}.lecturerId`}
            label="对应讲师"
            options={known.lecturers}
            search={findLecturers}
            description="选了讲师，姓名是否公开按其公开同意决定。"
          />
          <ComboboxField
            name={`${prefix}.organizationId`}
            label="对应组织"
            options={known.organizations}
            search={findOrganizations}
          />
          <CheckboxField name={`${prefix}.nameIsPublic`} label="公开姓名（已征得同意，或已由官方公开）" />
        </>
      )}
    </RepeatedFields>
  );
}
