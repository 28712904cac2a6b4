import Link from "next/link";
import { DescriptionList } from "@/components/ui/description-list";
import { formatTerm, toDay, toDayOrNull } from "@/lib/core/dates";
import type { Viewer } from "@/lib/core/viewer";
import { CATEGORY_LABELS } from "@/lib/lecturers/appointments/schema";
import type { getLecturer } from "@/lib/lecturers/queries";
import { Phone } from "./phone";

type Lecturer = NonNullable<Awaited<ReturnType<typeof getLecturer>>>;

/** What is written about a lecturer. */
export function LecturerFacts({ viewer, lecturer }: { viewer: Viewer; lecturer: Lecturer }) {
  const { organization, inForce } = lecturer;
  return (
    <DescriptionList
      items={[
        {
          term: "所属组织",
          value: organization && <Link href={`/admin/organizations/${organization.id}`}>{organization.name}</Link>,
        },
        { term: "职务", value: lecturer.post },
        { term: "专长", value: lecturer.speciality },
        { term: "简介", value: lecturer.biography && <p className="whitespace-pre-line">{lecturer.biography}</p> },
        { term: "电话", value: <Phone viewer={viewer} lecturer={lecturer} /> },
        {
          term: "现任聘任",
          value: inForce ? (
            <Link href={`/admin/appointments/${inForce.id}`}>
              {CATEGORY_LABELS[inForce.category]}，
              {formatTerm(toDay(inForce.termStart), toDayOrNull(inForce.endedOn ?? inForce.termEnd))}
            </Link>
          ) : (
            "无在聘"
          ),
        },
      ]}
    />
  );
}
