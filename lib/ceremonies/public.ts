import { type Day, fromDay, toDay } from "@/lib/core/dates";
import { db, type Tx } from "@/lib/core/db";
import { publicRead } from "@/lib/core/public-read";
import { shownAttachments, shownColumns, shownFiles } from "@/lib/files/shown";
import { whereStanding } from "@/lib/lecturers/letters/where";
import type { Prisma } from "@/prisma/generated/client";
import { courseGiven, presentersOn, publicCourse, publicPresenter } from "./agenda/public";
import { printedTitle } from "./agenda/rules";
import { handedOver, handedOverOn } from "./letters/public";
import { wherePublished } from "./where";

/** What is told of a ceremony wherever it is mentioned. */
const announced = {
  id: true,
  title: true,
  heldOn: true,
  heldOnRemark: true,
  startTime: true,
  endTime: true,
  place: true,
  summary: true,
  isSample: true,
} satisfies Prisma.CeremonySelect;

const headline = {
  ...announced,
  appointments: { select: { isSample: true, _count: { select: { letters: { where: whereStanding } } } } },
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

/** Published ceremonies on or after a day, soonest first. */
export async function readComingCeremonies(today: Day, client: Tx = db) {
  const rows = await client.ceremony.findMany({
    where: { ...wherePublished, heldOn: { gte: fromDay(today) } },
    select: announced,
    orderBy: [{ heldOn: "asc" }, { startTime: { sort: "asc", nulls: "first" } }, { id: "asc" }],
  });
  return rows.map((row) => ({ ...row, heldOn: toDay(row.heldOn) }));
}

/**
 * One published ceremony with its agenda, what was handed over to whom, and its photographs, videos and documents; null when
 * there is none. The videos of an item stand with it, the others with the ceremony. On the day it is decided which names lead
 * to a page, and whether anything was handed over yet.
 */
export async function readPublicCeremony(id: number, day: Day, client: Tx = db) {
  const row = await client.ceremony.findFirst({
    where: { ...wherePublished, id },
    select: {
      ...announced,
      attachments: { ...shownAttachments, select: { ...shownColumns, agendaItemId: true } },
      appointments: handedOverOn(day),
      agenda: {
        select: { id: true, kind: true, title: true, remark: true, course: courseGiven, presenters: presentersOn(day) },
        orderBy: { position: "asc" },
      },
      plaques: {
        select: { batch: true, teachingPoint: { select: { id: true, name: true, archivedAt: true } } },
        orderBy: [{ batch: "asc" }, { teachingPoint: { name: "asc" } }],
      },
    },
  });
  if (!row) return null;
  const { attachments, appointments, agenda, plaques, ...announcement } = row;
  const heldOn = toDay(row.heldOn);
  const isComing = heldOn > day;
  const filesOf = (item: number | null) => shownFiles(attachments.filter(({ agendaItemId }) => agendaItemId === item));
  return {
    ...announcement,
    heldOn,
    isComing,
    agenda: agenda.map(({ id, kind, title, remark, course, presenters }) => ({
      id,
      kind,
      title: printedTitle({ kind, title }),
      remark,
      presenters: presenters.map(publicPresenter),
      courseId: publicCourse(course),
      videos: filesOf(id).videos,
    })),
    letters: handedOver(isComing ? [] : appointments),
    points: (isComing ? [] : plaques).map(({ batch, teachingPoint: { id, name, archivedAt } }) => ({
      name,
      batch,
      /** Null: the point has no page any more. */
      teachingPointId: archivedAt ? null : id,
    })),
    ...filesOf(null),
  };
}

export type PublicCeremonyHeadline = Awaited<ReturnType<typeof readPublicCeremonies>>[number];
export type ComingCeremony = Awaited<ReturnType<typeof readComingCeremonies>>[number];
export type PublicCeremony = NonNullable<Awaited<ReturnType<typeof readPublicCeremony>>>;

// Consents decide about names, plaques about points, publications about courses: their changes reach these pages too.
/** `readPublicCeremonies`, kept until something in it changes. */
export const getPublicCeremonies = publicRead("ceremonies", () => readPublicCeremonies());
/** `readComingCeremonies`, kept until something in it changes; they name nobody. */
export const getComingCeremonies = publicRead("coming-ceremonies", (today: Day) => readComingCeremonies(today));
/** `readPublicCeremony`, kept until something in it changes. */
export const getPublicCeremony = publicRead("ceremony", (id: number, day: Day) => readPublicCeremony(id, day));

function headlineOf({ heldOn, appointments, ...row }: Headline) {
  const lettersOf = (some: typeof appointments) => some.reduce((sum, { _count }) => sum + _count.letters, 0);
  const letterCount = lettersOf(appointments);
  const sampleLetterCount = lettersOf(appointments.filter((appointment) => appointment.isSample));
  return { ...row, heldOn: toDay(heldOn), letterCount, sampleLetterCount };
}
