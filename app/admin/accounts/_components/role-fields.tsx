import { CheckboxGroupField } from "@/components/ui/checkbox-field";
import { SelectField } from "@/components/ui/select-field";
import { ROLE_LABELS } from "@/lib/core/permissions";

const roleOptions = Object.entries(ROLE_LABELS).map(([value, label]) => ({ value, label }));

/** Which roles an account has, and the organisation a branch contact works for. */
export function RoleFields({ organizations }: { organizations: { id: number; name: string }[] }) {
  return (
    <>
      <CheckboxGroupField
        name="roles"
        label="角色"
        required
        options={roleOptions}
        description="可以有几个角色。审计员与管理员不能是同一个账号。"
      />
      <SelectField
        name="organizationId"
        label="所在党组织"
        emptyLabel="不属于任何党组织"
        options={organizations.map(({ id, name }) => ({ value: String(id), label: name }))}
        description="只有党组织联络员需要选择，他们只能办理本组织的事。"
      />
    </>
  );
}
