import type { Day } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { wherePublished } from "@/lib/courses/published";
import { namedOn } from "@/lib/lecturers/consents/named-on";
import type { Prisma } from "@/prisma/generated/client";
import type { AgendaItemKind } from "@/prisma/generated/enums";
import { courseOf, publicName } from "./rules";

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

type Item = { id: number; kind: AgendaItemKind; title: string };

/** The public courses given in the items of an agenda, by item; an item whose title two courses have leads to neither. */
export async function findCoursesGiven(agenda: readonly Item[], client: Tx): Promise<Map<number, number>> {
  const wanted = agenda.flatMap((item) => courseOf(item) ?? []);
  if (wanted.length === 0) return new Map();
  const courses = await client.course.findMany({
    where: { ...wherePublished, OR: wanted },
    select: { id: true, form: true, title: true },
  });
  return new Map(
    agenda.flatMap((item) => {
      const given = courseOf(item);
      const [only, ...others] = courses.filter(({ form, title }) => form === given?.form && title === given.title);
      return only && others.length === 0 ? [[item.id, only.id] as const] : [];
    }),
  );
}
