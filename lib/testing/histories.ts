import { SYSTEM } from "@/lib/core/audit";
import { type Day, dayInShanghai } from "@/lib/core/dates";
import { db, type Tx } from "@/lib/core/db";
import { NotFound, Refusal } from "@/lib/core/errors";
import { archiveCourse, publishCourse, restoreCourse, withdrawCourse } from "@/lib/courses/commands";
import { endAppointment } from "@/lib/lecturers/appointments/commands";
import { approveProposal, declineProposal, proposeAppointments } from "@/lib/lecturers/appointments/proposals/commands";
import { giveConsent, withdrawConsent } from "@/lib/lecturers/consents/commands";
import { reissueLetter, withdrawLetter } from "@/lib/lecturers/letters/commands";
import { sentenceForConstraint } from "@/lib/nouns/constraints";
import { awardPlaques, withdrawPlaque } from "@/lib/teaching-points/plaques/commands";
import { aChoice } from "./appointments";
import { aCourse } from "./courses";
import { aLecturer } from "./lecturers";
import { aTeachingPoint } from "./teaching-points";

/** Few of each, so that clients meet. */
type Pool = { lecturers: number[]; points: number[]; courses: number[] };

/** What came of a history: how many acts were done, by the event they record; how many were refused; what must never happen. */
export type History = { done: Map<string, number>; refused: number; faults: string[]; pool: Pool; began: bigint };

/**
 * Clients who all do whatever comes to their mind to the same few records at the same time, until told to stop: propose, approve,
 * end, print again, award, agree, publish and take back. What a clerk would be refused is refused here; anything else is a fault.
 */
export async function playHistories(clients: number, isOver: (acts: number) => boolean): Promise<History> {
  const pool = await db.$transaction(makePool);
  const last = await db.auditEntry.aggregate({ _max: { id: true } });
  const history: History = { done: new Map(), refused: 0, faults: [], pool, began: last._max.id ?? 0n };
  let acts = 0;
  const client = async () => {
    while (!isOver(acts++)) await act(history);
  };
  await Promise.all(Array.from({ length: clients }, client));
  return history;
}

async function makePool(tx: Tx): Promise<Pool> {
  const pool: Pool = { lecturers: [], points: [], courses: [] };
  for (let number = 0; number < 6; number++) {
    pool.lecturers.push((await aLecturer(tx)).id);
    pool.points.push((await aTeachingPoint(tx)).id);
    pool.courses.push((await aCourse(tx)).id);
  }
  return pool;
}

async function act(history: History): Promise<void> {
  const [event, work] = anyOf(ACTS);
  try {
    const isDone = await db.$transaction((tx) => work(tx, history.pool));
    if (isDone) history.done.set(event, (history.done.get(event) ?? 0) + 1);
  } catch (error) {
    if (error instanceof Refusal || error instanceof NotFound || sentenceForConstraint(error)) history.refused += 1;
    else history.faults.push(`${event}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** False when there was nothing to do it to. */
type Act = (tx: Tx, pool: Pool) => Promise<boolean>;

const ACTS: [event: string, act: Act][] = [
  [
    "proposal.made",
    async (tx, { lecturers }) => {
      const [termStart, termEnd] = aTerm();
      const lecturerIds = [...new Set([anyOf(lecturers), anyOf(lecturers)])];
      await proposeAppointments(tx, SYSTEM, aChoice({ lecturerIds, category: anyOf(CATEGORIES), termStart, termEnd }));
      return true;
    },
  ],
  [
    "proposal.approved",
    (tx, pool) => onOpenProposal(tx, pool, (proposalId) => approveProposal(tx, SYSTEM, { proposalId })),
  ],
  [
    "proposal.declined",
    (tx, pool) => onOpenProposal(tx, pool, (proposalId) => declineProposal(tx, SYSTEM, { proposalId, reason: "演练" })),
  ],
  [
    "appointment.ended",
    async (tx, { lecturers }) => {
      const rows = await tx.appointment.findMany({ where: { lecturerId: { in: lecturers }, endedOn: null } });
      return on(rows, ({ id, version }) =>
        endAppointment(tx, SYSTEM, { id, version, endReason: "RESIGNATION", endedOn: aDay(), note: "演练" }),
      );
    },
  ],
  [
    "letter.reissued",
    async (tx, pool) =>
      on(await lettersOf(tx, pool), ({ id }) => reissueLetter(tx, SYSTEM, { letterId: id, reason: "演练" })),
  ],
  [
    "letter.withdrawn",
    async (tx, pool) =>
      on(await lettersOf(tx, pool), ({ id }) => withdrawLetter(tx, SYSTEM, { letterId: id, reason: "演练" })),
  ],
  [
    "plaque.awarded",
    (tx, { points }) =>
      on(points, (id) =>
        awardPlaques(tx, SYSTEM, { points: [id], batch: 1, awardedOn: aDay(), ceremonyId: null, presenterName: null }),
      ),
  ],
  [
    "plaque.withdrawn",
    async (tx, { points }) => {
      const rows = await tx.plaque.findMany({ where: { teachingPointId: { in: points } } });
      return on(rows, ({ id, version }) =>
        withdrawPlaque(tx, SYSTEM, { id, version, withdrawnOn: aDay(), reason: "演练" }),
      );
    },
  ],
  [
    "consent.given",
    (tx, { lecturers }) =>
      on(lecturers, (lecturerId) =>
        giveConsent(tx, SYSTEM, { lecturerId, givenOn: dayInShanghai(), evidence: "演练", coversPhoto: false }),
      ),
  ],
  [
    "consent.withdrawn",
    (tx, { lecturers }) =>
      on(lecturers, (lecturerId) => withdrawConsent(tx, SYSTEM, { lecturerId, withdrawnOn: dayInShanghai() })),
  ],
  ["course.published", (tx, pool) => onCourse(tx, pool, (course) => publishCourse(tx, SYSTEM, course))],
  ["course.withdrawn", (tx, pool) => onCourse(tx, pool, (course) => withdrawCourse(tx, SYSTEM, course))],
  ["course.archived", (tx, pool) => onCourse(tx, pool, (course) => archiveCourse(tx, SYSTEM, course))],
  ["course.restored", (tx, pool) => onCourse(tx, pool, (course) => restoreCourse(tx, SYSTEM, course))],
];

const CATEGORIES = ["FULL_TIME", "INVITED", "SPECIAL", "PART_TIME"] as const;

function onOpenProposal(tx: Tx, { lecturers }: Pool, work: (id: number) => Promise<unknown>): Promise<boolean> {
  const isOurs = { some: { lecturerId: { in: lecturers } } };
  return tx.appointmentProposal
    .findMany({ where: { approvedAt: null, declinedAt: null, candidates: isOurs }, select: { id: true } })
    .then((rows) => on(rows, ({ id }) => work(id)));
}

function lettersOf(tx: Tx, { lecturers }: Pool) {
  return tx.appointmentLetter.findMany({
    where: { withdrawnAt: null, appointment: { lecturerId: { in: lecturers } } },
    select: { id: true },
  });
}

async function onCourse(
  tx: Tx,
  { courses }: Pool,
  work: (course: { id: number; version: number; reason: string }) => Promise<unknown>,
): Promise<boolean> {
  const rows = await tx.course.findMany({ where: { id: { in: courses } }, select: { id: true, version: true } });
  return on(rows, (course) => work({ ...course, reason: "演练" }));
}

async function on<Row>(rows: readonly Row[], work: (row: Row) => Promise<unknown>): Promise<boolean> {
  if (rows.length === 0) return false;
  await work(anyOf(rows));
  return true;
}

function anyOf<Item>(items: readonly Item[]): Item {
  return items[Math.floor(Math.random() * items.length)]!;
}

/** Some day within three years. */
function aDay(): Day {
  return new Date(Date.UTC(2024, 0, 1 + Math.floor(Math.random() * 1000))).toISOString().slice(0, 10) as Day;
}

function aTerm(): [Day, Day] {
  const days = [aDay(), aDay()].sort();
  return days[0] === days[1] ? aTerm() : [days[0]!, days[1]!];
}
