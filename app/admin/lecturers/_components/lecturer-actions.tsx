import { LinkButton } from "@/components/ui/button";
import { may, type Viewer } from "@/lib/core/viewer";
import { ArchiveButton, RestoreButton } from "../../_components/state-buttons";
import { archive, restore } from "../actions";

type Lecturer = { id: number; version: number; archivedAt: Date | null };

/** What the viewer may do with a lecturer as a whole. */
export function LecturerActions({ viewer, lecturer }: { viewer: Viewer; lecturer: Lecturer }) {
  const { id, archivedAt } = lecturer;
  const keeps = may(viewer, "lecturers.keep");
  if (archivedAt) {
    return (
      keeps && <RestoreButton called="这位讲师" record={lecturer} action={restore} text="恢复后又可以修改、聘任。" />
    );
  }
  return (
    <>
      {may(viewer, "appointments.make") && (
        <LinkButton href={`/admin/appointments/new?lecturers=${id}`}>呈报聘任</LinkButton>
      )}
      {keeps && <LinkButton href={`/admin/lecturers/${id}/edit`}>修改</LinkButton>}
      {keeps && (
        <ArchiveButton
          called="这位讲师"
          record={lecturer}
          action={archive}
          text="归档后不再出现在列表和可选项中，也不再公开；记录仍在，可以恢复。聘任还没有结束的不能归档。"
        />
      )}
    </>
  );
}
