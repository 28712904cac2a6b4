import { ComboboxField } from "@/components/ui/combobox-field";
import type { Option } from "@/components/ui/option";
import { TextArea } from "@/components/ui/text-area";
import { TextField } from "@/components/ui/text-field";
import { searchOrganizationOptions } from "../../organizations/actions";

/** What is written about a team. `organizations`: the one chosen already. */
export function TeamFields({ organizations }: { organizations: Option[] }) {
  return (
    <>
      <TextField name="name" label="讲师团名称" required maxLength={100} />
      <ComboboxField
        name="organizationId"
        label="所属组织"
        options={organizations}
        search={searchOrganizationOptions}
      />
      <TextArea name="description" label="简介" rows={4} maxLength={2000} description="在聘期间会显示在公开网站上。" />
    </>
  );
}
