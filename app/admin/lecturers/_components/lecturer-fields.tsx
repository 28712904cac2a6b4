import { ComboboxField } from "@/components/ui/combobox-field";
import type { Option } from "@/components/ui/option";
import { TextArea } from "@/components/ui/text-area";
import { TextField } from "@/components/ui/text-field";
import { searchOrganizationOptions } from "../../organizations/actions";

/** What is written about a lecturer, besides the phone. `organizations`: the one chosen already. */
export function LecturerFields({ organizations }: { organizations: Option[] }) {
  return (
    <>
      <ComboboxField
        name="organizationId"
        label="所属组织"
        options={organizations}
        search={searchOrganizationOptions}
        description="与职务一起区分同名的讲师。"
      />
      <TextField name="post" label="职务" maxLength={100} />
      <TextField name="speciality" label="专长" maxLength={300} description="能讲什么，如“党史、基层治理”。" />
      <TextArea
        name="biography"
        label="简介"
        rows={5}
        maxLength={2000}
        description="本人同意公开的，会显示在网站上。"
      />
    </>
  );
}
