import { wherePublished as whereCeremonyPublished } from "@/lib/ceremonies/where";
import type { Day } from "@/lib/core/dates";
import { db, type Tx } from "@/lib/core/db";
import { publicRead } from "@/lib/core/public-read";
import { wherePublished as whereCoursePublished } from "@/lib/courses/where";
import { CATEGORY_LABELS } from "@/lib/lecturers/appointments/schema";
import { whereInForce, whereOf } from "@/lib/lecturers/appointments/where";
import { wherePlaqueInForce } from "@/lib/teaching-points/plaques/where";
import { wherePublished as whereRoutePublished } from "@/lib/teaching-points/routes/where";
import type { AppointmentCategory } from "@/prisma/generated/enums";

const CATEGORIES = Object.keys(CATEGORY_LABELS) as AppointmentCategory[];

/** How many there are, and how many of them are sample records. A known zero is 0. */
export type Figure = { count: number; samples: number };

/** The school in numbers on a day. */
export type Figures = Awaited<ReturnType<typeof readFigures>>;

/**
 * Lecturers and teams appointed on a day, points with a plaque in force by batch, and published courses, routes and
 * ceremonies. Nobody has two appointments on one day (nor a point two plaques: constraints see to it), so an appointment is
 * a person here.
 */
export async function readFigures(day: Day, client: Tx = db) {
  const appointed = await client.appointment.groupBy({
    by: ["category", "isSample"],
    where: { AND: [whereInForce(day), whereOf.LECTURER] },
    _count: true,
  });
  const teams = await client.appointment.groupBy({
    by: ["isSample"],
    where: { AND: [whereInForce(day), whereOf.TEAM] },
    _count: true,
  });
  const plaques = await client.plaque.groupBy({
    by: ["batch", "isSample"],
    where: wherePlaqueInForce(day),
    _count: true,
    orderBy: { batch: "asc" },
  });
  const [courses, routes, ceremonies] = [
    await client.course.groupBy({ by: ["isSample"], where: whereCoursePublished, _count: true }),
    await client.route.groupBy({ by: ["isSample"], where: whereRoutePublished, _count: true }),
    await client.ceremony.groupBy({ by: ["isSample"], where: whereCeremonyPublished, _count: true }),
  ];
  const batches = [...new Set(plaques.map(({ batch }) => batch))];
  return {
    lecturers: CATEGORIES.map((category) => ({
      category,
      ...figureOf(appointed.filter((row) => row.category === category)),
    })),
    teams: figureOf(teams),
    points: figureOf(plaques),
    batches: batches.map((batch) => ({ batch, ...figureOf(plaques.filter((row) => row.batch === batch)) })),
    courses: figureOf(courses),
    routes: figureOf(routes),
    ceremonies: figureOf(ceremonies),
  };
}

/** `readFigures`, kept until something that is counted changes. */
export const getFigures = publicRead("figures", (day: Day) => readFigures(day));

function figureOf(rows: readonly { _count: number; isSample: boolean }[]): Figure {
  const sum = (some: typeof rows) => some.reduce((total, { _count }) => total + _count, 0);
  return { count: sum(rows), samples: sum(rows.filter(({ isSample }) => isSample)) };
}
