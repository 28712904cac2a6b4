import { RadioGroupField } from "@/components/ui/checkbox-field";
import { ComboboxField } from "@/components/ui/combobox-field";
import type { Option } from "@/components/ui/option";
import { TextField } from "@/components/ui/text-field";
import { ORGANIZATION_KIND_LABELS } from "@/lib/organizations/schema";
import { searchOrganizationOptions } from "../actions";

/** What is written about an organization. `parents`: the one chosen already. */
export function OrganizationFields({ parents }: { parents: Option[] }) {
  return (
    <>
      <TextField
        name="name"
        label="组织名称"
        required
        maxLength={100}
        description="写全称，如“江秋新苑居民区党总支”。"
      />
      <RadioGroupField
        name="kind"
        label="类别"
        required
        options={Object.entries(ORGANIZATION_KIND_LABELS).map(([value, label]) => ({ value, label }))}
      />
      <ComboboxField
        name="parentId"
        label="上级组织"
        options={parents}
        search={searchOrganizationOptions}
        description="没有上级的留空。"
      />
    </>
  );
}
