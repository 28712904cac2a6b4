import { LinkButton } from "@/components/ui/button";
import { ConfirmButton } from "@/components/ui/dialog";
import { may, type Viewer } from "@/lib/core/viewer";
import { archive, restore } from "../actions";

type Organization = { id: number; version: number; archivedAt: Date | null };

/** What the viewer may do with an organization. */
export function OrganizationActions({ viewer, organization }: { viewer: Viewer; organization: Organization }) {
  const { id, version, archivedAt } = organization;
  if (!may(viewer, "organizations.keep")) return null;
  if (archivedAt) {
    return (
      <ConfirmButton
        trigger="恢复"
        title="恢复这个组织？"
        text="恢复后又可以在表单中选到它。"
        confirmLabel="恢复"
        action={restore}
        hidden={{ id, version }}
      />
    );
  }
  return (
    <>
      <LinkButton href={`/admin/organizations/${id}/edit`}>修改</LinkButton>
      <LinkButton href={`/admin/organizations/new?parent=${id}`}>新建下级</LinkButton>
      <ConfirmButton
        trigger="归档"
        title="归档这个组织？"
        text="归档后不再出现在列表和可选项中，记录仍在。还有下级组织、讲师、讲师团、教学点或账号的不能归档。"
        confirmLabel="归档"
        confirmVariant="danger"
        action={archive}
        hidden={{ id, version }}
        reason={{ name: "reason", label: "归档原因", required: true }}
      />
    </>
  );
}
