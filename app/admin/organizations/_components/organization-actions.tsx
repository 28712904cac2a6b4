import { RecordActions } from "@/components/records/record-actions";
import { LinkButton } from "@/components/ui/button";
import { may, type Viewer } from "@/lib/core/viewer";
import { organizations } from "@/lib/organizations/noun";
import { archive, restore } from "../actions";

type Organization = { id: number; version: number; archivedAt: Date | null };

/** What the viewer may do with an organization as a whole. */
export function OrganizationActions({ viewer, organization }: { viewer: Viewer; organization: Organization }) {
  return (
    <RecordActions noun={organizations} viewer={viewer} record={organization} actions={{ archive, restore }}>
      {may(viewer, "organizations.keep") && (
        <LinkButton href={`/admin/organizations/new?parent=${organization.id}`}>新建下级</LinkButton>
      )}
    </RecordActions>
  );
}
