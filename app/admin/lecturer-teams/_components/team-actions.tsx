import { RecordActions } from "@/components/records/record-actions";
import { LinkButton } from "@/components/ui/button";
import { may, type Viewer } from "@/lib/core/viewer";
import { teams } from "@/lib/lecturers/teams/noun";
import { archive, restore } from "../actions";

type Team = { id: number; version: number; archivedAt: Date | null };

/** What the viewer may do with a team as a whole. */
export function TeamActions({ viewer, team }: { viewer: Viewer; team: Team }) {
  return (
    <RecordActions noun={teams} viewer={viewer} record={team} actions={{ archive, restore }}>
      {may(viewer, "appointments.make") && (
        <LinkButton href={`/admin/appointments/new?teams=${team.id}&category=SPECIAL`}>呈报聘任</LinkButton>
      )}
    </RecordActions>
  );
}
