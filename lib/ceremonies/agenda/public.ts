import type { Day } from "@/lib/core/dates";
import { publicState } from "@/lib/core/record-state";
import { namedOn } from "@/lib/lecturers/consents/where";
import type { Prisma } from "@/prisma/generated/client";
import { publicName } from "./rules";

/** What decides on a day how the presenters of an item are told, in their order. */
export function presentersOn(day: Day) {
  return {
    select: {
      name: true,
      capacity: true,
      nameIsPublic: true,
      organization: { select: { name: true } },
      person: { select: { lecturers: { select: namedOn(day) } } },
    },
    orderBy: { position: "asc" },
  } satisfies Prisma.AgendaItem$presentersArgs;
}

/**
 * A presenter as the public may know them. Without a public name only the capacity is told; without that the page says
 * （姓名未公开）. `lecturerId` is set when that lecturer has a public page on the day. A body has its capacity behind its name.
 */
export function publicPresenter(presenter: Prisma.AgendaPresenterGetPayload<ReturnType<typeof presentersOn>>) {
  const { capacity, person, organization } = presenter;
  const lecturer = person?.lecturers[0];
  const name = publicName(presenter);
  const hasPage = name !== null && lecturer !== undefined && lecturer.appointments.length > 0;
  const isBody = organization !== null && name === organization.name;
  return { name, capacity, lecturerId: hasPage ? lecturer.id : null, isBody };
}

/** What decides whether the course given in an item has a page. */
export const courseGiven = {
  select: { id: true, publishedAt: true, archivedAt: true },
} satisfies Prisma.AgendaItem$courseArgs;

/** The page of the course given in an item, or null: nobody said which it was, or it is not public. */
export function publicCourse(course: Prisma.CourseGetPayload<typeof courseGiven> | null): number | null {
  return course && publicState(course) === "PUBLISHED" ? course.id : null;
}
