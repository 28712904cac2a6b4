import { db } from "@/lib/core/db";
import { Prisma } from "@/prisma/generated/client";
import type { History } from "./histories";

/** What is true of every school at any time, each as a query that finds what breaks it. */
const INVARIANTS: [sentence: string, query: Prisma.Sql][] = [
  [
    "nobody has two appointments on one day",
    Prisma.sql`SELECT a."id" FROM "Appointment" a JOIN "Appointment" b
      ON a."id" < b."id" AND (a."lecturerId" = b."lecturerId" OR a."teamId" = b."teamId")
      WHERE a."termStart" <= COALESCE(b."endedOn", b."termEnd", 'infinity')
        AND b."termStart" <= COALESCE(a."endedOn", a."termEnd", 'infinity')`,
  ],
  [
    "no point has two plaques on one day",
    Prisma.sql`SELECT a."id" FROM "Plaque" a JOIN "Plaque" b
      ON a."id" < b."id" AND a."teachingPointId" = b."teachingPointId"
      WHERE a."awardedOn" <= COALESCE(b."withdrawnOn", 'infinity') AND b."awardedOn" <= COALESCE(a."withdrawnOn", 'infinity')`,
  ],
  [
    "the numbers of a year's letters are 1, 2, 3 … without a gap",
    Prisma.sql`SELECT "year" FROM "AppointmentLetter" GROUP BY "year", "isSample"
      HAVING min("number") <> 1 OR max("number") <> count(*) OR count(DISTINCT "number") <> count(*)`,
  ],
  [
    "who was proposed and approved is appointed, everyone and nobody else",
    Prisma.sql`SELECT p."id" FROM "AppointmentProposal" p
      WHERE (SELECT count(*) FROM "Appointment" WHERE "proposalId" = p."id") <>
        CASE WHEN p."approvedAt" IS NULL THEN 0 ELSE (SELECT count(*) FROM "AppointmentCandidate" WHERE "proposalId" = p."id") END`,
  ],
  [
    "a proposal is approved or declined, not both",
    Prisma.sql`SELECT "id" FROM "AppointmentProposal" WHERE "approvedAt" IS NOT NULL AND "declinedAt" IS NOT NULL`,
  ],
  [
    "every appointment has its letter, and of its letters one at most counts",
    Prisma.sql`SELECT a."id" FROM "Appointment" a LEFT JOIN "AppointmentLetter" l ON l."appointmentId" = a."id"
      LEFT JOIN "AppointmentLetter" r ON r."reissueOfId" = l."id"
      GROUP BY a."id" HAVING count(l."id") = 0
        OR count(*) FILTER (WHERE l."withdrawnAt" IS NULL AND r."id" IS NULL) > 1`,
  ],
  [
    "nobody has two open consents",
    Prisma.sql`SELECT "lecturerId" FROM "LecturerConsent" WHERE "withdrawnOn" IS NULL GROUP BY 1 HAVING count(*) > 1`,
  ],
  [
    "nothing archived is public",
    Prisma.sql`SELECT "id" FROM "Course" WHERE "publishedAt" IS NOT NULL AND "archivedAt" IS NOT NULL`,
  ],
];

/** The sentences that do not hold after a history, and what it did that the audit log does not say as often. */
export async function brokenInvariants({ done, faults, began }: History): Promise<string[]> {
  const broken = faults.map((fault) => `a fault: ${fault}`);
  for (const [sentence, query] of INVARIANTS) {
    const found = await db.$queryRaw<unknown[]>(query);
    if (found.length > 0) broken.push(`not true: ${sentence} (${found.length})`);
  }
  for (const [event, times] of done) {
    const written = await db.auditEntry.count({ where: { event, id: { gt: began } } });
    if (written !== times) broken.push(`${event} was done ${times} times and recorded ${written} times`);
  }
  return broken;
}
