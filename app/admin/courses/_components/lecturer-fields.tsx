"use client";

import { ComboboxField } from "@/components/ui/combobox-field";
import type { Option } from "@/components/ui/option";
import { RepeatedFields } from "@/components/ui/repeated-fields";
import { TextField } from "@/components/ui/text-field";
import { findLecturers, findOrganizations } from "../actions";

export type KnownLecturers = { lecturers: Option[]; organizations: Option[] };

/** Who gives a course, in order: a row is a lecturer, an organization or a description. */
export function LecturerFields({ known }: { known: KnownLecturers }) {
  return (
    <RepeatedFields
      name="lecturers"
      label="讲师"
      rowLabel="讲师"
      description="按先后排列，每项从三样里填一样；还没有定的可以不加。"
    >
      {(prefix) => (
        <>
          <ComboboxField
            name={`${prefix}.lecturerId`}
            label="讲师"
            options={known.lecturers}
            search={findLecturers}
            description="姓名是否公开，按其公开同意决定。"
          />
          <ComboboxField
            name={`${prefix}.organizationId`}
            label="或者组织"
            options={known.organizations}
            search={findOrganizations}
            description="由一个组织授课的，如“某某居民区党总支”。"
          />
          <TextField
            name={`${prefix}.description`}
            label="或者一句说明"
            maxLength={100}
            description="没有登记的，如“四位街区书记”。会公开，不要写个人姓名。"
          />
        </>
      )}
    </RepeatedFields>
  );
}
