import { ComboboxField } from "@/components/ui/combobox-field";
import { DateField } from "@/components/ui/date-field";
import { ActionForm } from "@/components/ui/form";
import { SelectField } from "@/components/ui/select-field";
import { TEAM_ROLE_LABELS } from "@/lib/lecturers/teams/schema";
import { searchLecturerOptions } from "../../lecturers/actions";
import { addMember } from "../actions";

/** Adds a lecturer to a team. */
export function MemberForm({ teamId }: { teamId: number }) {
  return (
    <section aria-labelledby="add-member" className="mt-8">
      <h2 id="add-member" className="mb-3 font-serif text-lg font-bold">
        添加成员
      </h2>
      <ActionForm
        action={addMember}
        hidden={{ teamId }}
        defaultValue={{ role: "MEMBER" }}
        submitLabel="添加"
        id="add-member-form"
      >
        <ComboboxField
          name="lecturerId"
          label="讲师"
          required
          search={searchLecturerOptions}
          description="同名的按组织和职务区分。"
        />
        <SelectField
          name="role"
          label="职务"
          required
          emptyLabel={null}
          options={Object.entries(TEAM_ROLE_LABELS).map(([value, label]) => ({ value, label }))}
        />
        <DateField name="startsOn" label="开始日期" description="不清楚的留空。" />
        <DateField name="endsOn" label="最后一天" description="现任的留空。" />
      </ActionForm>
    </section>
  );
}
