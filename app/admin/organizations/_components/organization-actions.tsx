import { LinkButton } from "@/components/ui/button";
import { may, type Viewer } from "@/lib/core/viewer";
import { ArchiveButton, RestoreButton } from "../../_components/state-buttons";
import { archive, restore } from "../actions";

type Organization = { id: number; version: number; archivedAt: Date | null };

/** What the viewer may do with an organization. */
export function OrganizationActions({ viewer, organization }: { viewer: Viewer; organization: Organization }) {
  const { id, archivedAt } = organization;
  if (!may(viewer, "organizations.keep")) return null;
  if (archivedAt) {
    return (
      <RestoreButton called="这个组织" record={organization} action={restore} text="恢复后又可以在表单中选到它。" />
    );
  }
  return (
    <>
      <LinkButton href={`/admin/organizations/${id}/edit`}>修改</LinkButton>
      <LinkButton href={`/admin/organizations/new?parent=${id}`}>新建下级</LinkButton>
      <ArchiveButton
        called="这个组织"
        record={organization}
        action={archive}
        text="归档后不再出现在列表和可选项中，记录仍在。还有下级组织、讲师、讲师团、教学点或账号的不能归档。"
      />
    </>
  );
}
