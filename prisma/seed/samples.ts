import { SAMPLE_LOADER } from "@/lib/core/audit";
import type { Tx } from "@/lib/core/db";
import { approveProposal, proposeAppointments } from "@/lib/lecturers/appointments/proposals/commands";
import { createLecturer } from "@/lib/lecturers/commands";
import { giveConsent } from "@/lib/lecturers/consents/commands";
import { createOrganization } from "@/lib/organizations/commands";
import { createTeachingPoint } from "@/lib/teaching-points/commands";
import { awardPlaques } from "@/lib/teaching-points/plaques/commands";
import { createRoute, publishRoute } from "@/lib/teaching-points/routes/commands";
import type { StopInput } from "@/lib/teaching-points/routes/schema";
import { TEACHING_POINT_TYPES } from "@/lib/teaching-points/schema";
import type { AppointmentCategory, ThemeColor } from "@/prisma/generated/enums";
import { CEREMONY_DAY, type School } from "./article";

/** So many lecturers the article counts, and so many of the samples have consented to be shown. */
const LECTURERS: readonly { category: AppointmentCategory; label: string; count: number; consented: number }[] = [
  { category: "FULL_TIME", label: "专职", count: 11, consented: 8 },
  { category: "INVITED", label: "特约", count: 17, consented: 12 },
];
const TERM = { termStart: CEREMONY_DAY, termEnd: "2028-02-19" };
const FIRST_BATCH_DAY = "2024-02-20";
/** The ten points of the first batch, which the article counts and does not name: degrees north and east, scattered over the town so that drawings have something to show; no real place is meant. */
const SCATTERED: readonly [latitude: number, longitude: number][] = [
  [31.1036, 121.1812],
  [31.0874, 121.2185],
  [31.1187, 121.2034],
  [31.0752, 121.1623],
  [31.0951, 121.1986],
  [31.1302, 121.1705],
  [31.0689, 121.2051],
  [31.1109, 121.2318],
  [31.0913, 121.1478],
  [31.1244, 121.2109],
];

/**
 * Sample records that make the article's numbers right: 11 full-time and 17 invited lecturers, the term of the team, the ten
 * points of the first batch; and two routes between those points, because the article says of no point which colour it
 * belongs to. Each is named 示例…, flagged, numbered in a series of its own, and cleared by one action.
 */
export async function loadSamples(tx: Tx, school: School): Promise<void> {
  const organizationId = await createOrganization(tx, SAMPLE_LOADER, {
    name: "示例单位",
    kind: "HOST_UNIT",
    parentId: null,
  });
  for (const { category, label, count, consented } of LECTURERS) {
    const lecturerIds: number[] = [];
    for (let number = 1; number <= count; number++) {
      lecturerIds.push(await sampleLecturer(tx, `示例${label}讲师${twoDigits(number)}`, organizationId));
    }
    for (const lecturerId of lecturerIds.slice(0, consented)) {
      await giveConsent(tx, SAMPLE_LOADER, { lecturerId, givenOn: CEREMONY_DAY, evidence: "示例", coversPhoto: false });
    }
    await appoint(tx, school, { category, lecturerIds, teamIds: [] });
  }
  await appoint(tx, school, { category: "SPECIAL", lecturerIds: [], teamIds: [school.teamId] });
  await sampleRoutes(tx, await samplePoints(tx, organizationId));
}

async function sampleLecturer(tx: Tx, name: string, organizationId: number): Promise<number> {
  return createLecturer(tx, SAMPLE_LOADER, {
    name,
    organizationId,
    post: "示例职务",
    speciality: "示例专长",
    biography: null,
    phone: null,
    isNamesake: false,
  });
}

async function appoint(
  tx: Tx,
  { ceremonyId }: School,
  named: { category: AppointmentCategory; lecturerIds: number[]; teamIds: number[] },
): Promise<void> {
  const proposalId = await proposeAppointments(tx, SAMPLE_LOADER, {
    kind: "NEW",
    ...named,
    ...TERM,
    ceremonyId,
    remark: "示例：报道没有给出聘期。",
  });
  await approveProposal(tx, SAMPLE_LOADER, { proposalId });
}

async function samplePoints(tx: Tx, hostOrganizationId: number): Promise<number[]> {
  const points: number[] = [];
  for (const [index, [latitude, longitude]] of SCATTERED.entries()) {
    const number = index + 1;
    points.push(
      await createTeachingPoint(tx, SAMPLE_LOADER, {
        name: `示例教学点${twoDigits(number)}`,
        type: TEACHING_POINT_TYPES[number % TEACHING_POINT_TYPES.length]!,
        hostOrganizationId,
        address: null,
        position: { latitude, longitude },
        datum: "GCJ02",
        directions: null,
        accessibility: null,
        publicPhone: null,
        contactName: null,
        contactPhone: null,
        capacity: null,
        openingHours: null,
        description: null,
      }),
    );
  }
  await awardPlaques(tx, SAMPLE_LOADER, {
    points,
    batch: 1,
    awardedOn: FIRST_BATCH_DAY,
    ceremonyId: null,
    presenterName: null,
  });
  return points;
}

/** One route whose ways are measured, and one that says nothing of them. */
async function sampleRoutes(tx: Tx, points: readonly number[]): Promise<void> {
  await sampleRoute(tx, "示例线路01", "RED", {
    points: points.slice(0, 4),
    stop: { minutes: 20, travelMinutes: 15, topic: "示例讲解", narrator: "示例讲解员" },
  });
  await sampleRoute(tx, "示例线路02", "BLUE", {
    points: points.slice(4, 7),
    stop: { minutes: 30, travelMinutes: null, topic: null, narrator: null },
  });
}

async function sampleRoute(
  tx: Tx,
  name: string,
  color: ThemeColor,
  { points, stop }: { points: readonly number[]; stop: Omit<StopInput, "teachingPointId" | "row"> },
): Promise<void> {
  const id = await createRoute(tx, SAMPLE_LOADER, {
    ...{ name, color, description: null, meetingPlace: null, accessibility: null, confirmed: [] },
    stops: points.map((teachingPointId, row) => ({
      ...stop,
      travelMinutes: row === 0 ? null : stop.travelMinutes,
      teachingPointId,
      row,
    })),
  });
  await publishRoute(tx, SAMPLE_LOADER, { id, version: 1 });
}

const twoDigits = (number: number) => String(number).padStart(2, "0");
