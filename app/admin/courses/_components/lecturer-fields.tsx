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
      description="按先后排列，每项从三样里填一样。选了讲师的，姓名是否公开按其公开同意决定；没有登记的写一句说明，如“四位街区书记”，会公开，不要写个人姓名。"
    >
      {(prefix) => (
        <>
          <div className="grid gap-4 sm:grid-cols-2">
            <ComboboxField
              name={`${prefix}.lecturerId`}
              label="讲师"
              options={known.lecturers}
              search={findLecturers}
              placeholder="输入姓名或拼音首字母"
            />
            <ComboboxField
              name={`${prefix}.organizationId`}
              label="或者组织"
              options={known.organizations}
              search={findOrganizations}
              placeholder="输入名称或拼音首字母"
            />
          </div>
          <TextField name={`${prefix}.description`} label="或者一句说明" maxLength={100} />
        </>
      )}
    </RepeatedFields>
  );
}
