import { RecordActions } from "@/components/records/record-actions";
import { LinkButton } from "@/components/ui/button";
import { may, type Viewer } from "@/lib/core/viewer";
import { lecturers } from "@/lib/lecturers/noun";
import { archive, restore } from "../actions";

type Lecturer = { id: number; version: number; archivedAt: Date | null };

/** What the viewer may do with a lecturer as a whole. */
export function LecturerActions({ viewer, lecturer }: { viewer: Viewer; lecturer: Lecturer }) {
  return (
    <RecordActions noun={lecturers} viewer={viewer} record={lecturer} actions={{ archive, restore }}>
      {may(viewer, "appointments.make") && (
        <LinkButton href={`/admin/appointments/new?lecturers=${lecturer.id}`}>呈报聘任</LinkButton>
      )}
    </RecordActions>
  );
}
