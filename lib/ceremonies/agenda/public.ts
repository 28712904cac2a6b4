import type { Day } from "@/lib/core/dates";
import { namedOn } from "@/lib/lecturers/consents/named-on";
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
      lecturer: { select: namedOn(day) },
    },
    orderBy: { position: "asc" },
  } satisfies Prisma.AgendaItem$presentersArgs;
}

/**
 * A presenter as the public may know them. Without a public name only the capacity is told; without that the page says
 * （姓名未公开）. `lecturerId` is set when that lecturer has a public page on the day.
 */
export function publicPresenter(presenter: Prisma.AgendaPresenterGetPayload<ReturnType<typeof presentersOn>>) {
  const { capacity, lecturer } = presenter;
  const name = publicName(presenter);
  const hasPage = name !== null && lecturer !== null && lecturer.appointments.length > 0;
  return { name, capacity, lecturerId: hasPage ? lecturer.id : null };
}
