import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { publicLecturer } from "@/lib/courses/lecturers/public";
import type { CourseDetail } from "@/lib/courses/queries";

type Giver = CourseDetail["lecturers"][number];

/** Who gives a course, in order, with a word on who is not named in public and whose appointment is over. */
export function Givers({ lecturers }: { lecturers: Giver[] }) {
  return (
    <ol>
      {lecturers.map((giver) => (
        <li key={giver.id}>
          <GiverName giver={giver} />
        </li>
      ))}
    </ol>
  );
}

function GiverName({ giver: { lecturer, organization, description } }: { giver: Giver }) {
  if (organization) {
    return (
      <Link href={`/admin/organizations/${organization.id}`} className="underline underline-offset-4">
        {organization.name}
      </Link>
    );
  }
  if (!lecturer) return description;
  const isFormer = lecturer.appointments.length === 0 && lecturer._count.appointments > 0;
  return (
    <>
      <Link href={`/admin/lecturers/${lecturer.id}`} className="underline underline-offset-4">
        {lecturer.name}
      </Link>{" "}
      {isFormer && <Badge>曾任讲师</Badge>} {lecturer.archivedAt && <Badge>已归档</Badge>}{" "}
      {publicLecturer(lecturer) === null && <Badge>姓名不公开</Badge>}
    </>
  );
}
