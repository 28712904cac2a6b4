import { TAGS } from "@/lib/core/cache-tags";
import { type Day, toDay } from "@/lib/core/dates";
import { db, type Tx } from "@/lib/core/db";
import { publicRead } from "@/lib/core/public-read";
import { whereInForce } from "@/lib/lecturers/appointments/in-force";
import type { Prisma } from "@/prisma/generated/client";
import { publicName } from "./agenda/rules";
import { wherePublished } from "./published";

/** Letters that were handed over and still count: neither withdrawn nor replaced by another. */
const standingLetters = { where: { withdrawnAt: null, reissuedAs: null } } satisfies Prisma.Appointment$lettersArgs;

const headline = {
  id: true,
  title: true,
  heldOn: true,
  heldOnRemark: true,
  place: true,
  summary: true,
  isSample: true,
  appointments: { select: { isSample: true, _count: { select: { letters: standingLetters } } } },
} satisfies Prisma.CeremonySelect;

type Headline = Prisma.CeremonyGetPayload<{ select: typeof headline }>;

/** Published ceremonies, latest first, with how many letters and plaques were handed over. Days are texts. */
export async function readPublicCeremonies(client: Tx = db) {
  const rows = await client.ceremony.findMany({
    where: wherePublished,
    select: { ...headline, _count: { select: { plaques: true } } },
    orderBy: [{ heldOn: "desc" }, { id: "desc" }],
  });
  return rows.map((row) => ({ ...headlineOf(row), plaqueCount: row._count.plaques }));
}

/**
 * One published ceremony with its agenda and the points that got their plaques there; null when there is none. A presenter's
 * `lecturerId` is set when that lecturer has a public page on the day.
 */
export async function readPublicCeremony(id: number, day: Day, client: Tx = db) {
  const row = await client.ceremony.findFirst({
    where: { ...wherePublished, id },
    select: {
      ...headline,
      agenda: {
        select: { id: true, kind: true, title: true, remark: true, presenters: presentersOn(day) },
        orderBy: { position: "asc" },
      },
      plaques: {
        select: { batch: true, teachingPoint: { select: { id: true, name: true, archivedAt: true } } },
        orderBy: [{ batch: "asc" }, { teachingPoint: { name: "asc" } }],
      },
    },
  });
  if (!row) return null;
  return {
    ...headlineOf(row),
    plaqueCount: row.plaques.length,
    agenda: row.agenda.map((item) => ({ ...item, presenters: item.presenters.map(publicPresenter) })),
    points: row.plaques.map(({ batch, teachingPoint: { id, name, archivedAt } }) => ({
      name,
      batch,
      /** Null: the point has no page any more. */
      teachingPointId: archivedAt ? null : id,
    })),
  };
}

export type PublicCeremonyHeadline = Awaited<ReturnType<typeof readPublicCeremonies>>[number];
export type PublicCeremony = NonNullable<Awaited<ReturnType<typeof readPublicCeremony>>>;

// Consents decide about names, and plaques about points: their changes reach these pages too.
const tags = [TAGS.ceremonies, TAGS.lecturers, TAGS.teachingPoints];
/** `readPublicCeremonies`, kept until something in it changes. */
export const getPublicCeremonies = publicRead("ceremonies", tags, () => readPublicCeremonies());
/** `readPublicCeremony`, kept until something in it changes. */
export const getPublicCeremony = publicRead("ceremony", tags, (id: number, day: Day) => readPublicCeremony(id, day));

function headlineOf({ id, title, heldOn, heldOnRemark, place, summary, isSample, appointments }: Headline) {
  const lettersOf = (some: typeof appointments) => some.reduce((sum, { _count }) => sum + _count.letters, 0);
  const letterCount = lettersOf(appointments);
  const sampleLetterCount = lettersOf(appointments.filter((appointment) => appointment.isSample));
  return { id, title, heldOn: toDay(heldOn), heldOnRemark, place, summary, isSample, letterCount, sampleLetterCount };
}

function presentersOn(day: Day) {
  return {
    select: {
      name: true,
      capacity: true,
      nameIsPublic: true,
      organization: { select: { name: true } },
      lecturer: {
        select: {
          id: true,
          archivedAt: true,
          consents: { where: { withdrawnOn: null }, select: { id: true } },
          appointments: { where: whereInForce(day), select: { id: true } },
        },
      },
    },
    orderBy: { position: "asc" },
  } satisfies Prisma.AgendaItem$presentersArgs;
}

/** Without a public name only the capacity is told; without that the page says （姓名未公开）. */
function publicPresenter(presenter: Prisma.AgendaPresenterGetPayload<ReturnType<typeof presentersOn>>) {
  const { capacity, lecturer } = presenter;
  const name = publicName(presenter);
  const hasPage = name !== null && lecturer?.archivedAt === null && lecturer.appointments.length > 0;
  return { name, capacity, lecturerId: hasPage ? lecturer.id : null };
}
