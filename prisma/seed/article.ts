import { addAgendaItem } from "@/lib/ceremonies/agenda/commands";
import type { AgendaItemInput, PresenterInput } from "@/lib/ceremonies/agenda/schema";
import { createCeremony, publishCeremony } from "@/lib/ceremonies/commands";
import { SYSTEM } from "@/lib/core/audit";
import type { Tx } from "@/lib/core/db";
import { createLecturer } from "@/lib/lecturers/commands";
import { addMembership, createTeam } from "@/lib/lecturers/teams/commands";
import { createOrganization } from "@/lib/organizations/commands";
import { createTeachingPoint } from "@/lib/teaching-points/commands";
import { awardPlaques } from "@/lib/teaching-points/plaques/commands";
import type { TeachingPointType } from "@/prisma/generated/enums";
import { loadCourses } from "./courses";

/** What the rest of the seed hangs on. */
export type School = { ceremonyId: number; teamId: number };

/** The day the ceremony is entered under; the report leaves the true one open. */
export const CEREMONY_DAY = "2025-02-20";

const RESIDENTS_BRANCH = "江秋新苑居民区党总支";
const BLOCK_BRANCHES = [
  "佘北大居街区党支部",
  "佘山度假区街区党支部",
  "天马集镇街区党支部",
  "佘山集镇街区党支部",
] as const;
const OTHER_BRANCHES = ["佘山法庭党支部"] as const;

const POINTS: readonly [name: string, type: TeachingPointType][] = [
  ["江秋新苑居民区党群服务中心", "PARTY_SERVICE"],
  ["高家居民区党群服务中心", "PARTY_SERVICE"],
  ["山间咏汇党群服务站", "PARTY_SERVICE"],
  ["天马星空村", "VILLAGE"],
  ["上海市松江区灵长类脑研究中心", "INSTITUTE"],
];

/** Enters what the article of 21 February 2025 states, through the same commands a clerk uses. Nothing is added to it. */
export async function loadSchool(tx: Tx): Promise<School> {
  const organizations = await loadOrganizations(tx);
  const speaker = await createLecturer(tx, SYSTEM, {
    name: "马伟民",
    organizationId: null,
    post: "松江区老兵讲故事宣讲团副团长",
    speciality: null,
    biography: null,
    phone: null,
    isNamesake: false,
  });
  const teamId = await createTeam(tx, SYSTEM, {
    name: "松江区老兵讲故事宣讲团",
    organizationId: null,
    description: "2025年社区党校特聘讲师团。",
  });
  await addMembership(tx, SYSTEM, { teamId, lecturerId: speaker, role: "DEPUTY", startsOn: null, endsOn: null });
  const idOf = (name: string) => organizations.get(name)!;
  // Before the ceremony, whose agenda finds them by their titles.
  await loadCourses(tx, {
    speakerId: speaker,
    residentsBranchId: idOf(RESIDENTS_BRANCH),
    blockBranchIds: BLOCK_BRANCHES.map(idOf),
  });
  const ceremonyId = await loadCeremony(tx, organizations, speaker);
  await loadPoints(tx, ceremonyId);
  return { ceremonyId, teamId };
}

async function loadOrganizations(tx: Tx): Promise<Map<string, number>> {
  const ids = new Map<string, number>();
  for (const name of [RESIDENTS_BRANCH, ...BLOCK_BRANCHES, ...OTHER_BRANCHES]) {
    ids.set(name, await createOrganization(tx, SYSTEM, { name, kind: "PARTY_ORGANIZATION", parentId: null }));
  }
  return ids;
}

async function loadCeremony(tx: Tx, organizations: Map<string, number>, speaker: number): Promise<number> {
  const ceremonyId = await createCeremony(tx, SYSTEM, {
    title: "佘山镇学贯党的二十届三中全会精神讲评会暨2025年社区党校讲师聘任仪式",
    heldOn: CEREMONY_DAY,
    heldOnRemark: "报道于2025年2月21日上午发布，文中说是“今天下午”，两者不合，确切日期待核。",
    startTime: null,
    endTime: null,
    place: "佘北党群服务中心",
    summary: null,
  });
  const presenter = (fields: Partial<PresenterInput>): PresenterInput => ({
    name: null,
    capacity: null,
    lecturerId: null,
    organizationId: null,
    nameIsPublic: false,
    ...fields,
  });
  const agenda: Pick<AgendaItemInput, "kind" | "title" | "remark" | "presenters">[] = [
    {
      kind: "VIDEO",
      title: "微视频《干字当头向“新”而行 奋力一跳再建新功》",
      remark: "回顾2024年度社区党校工作。",
      presenters: [],
    },
    {
      kind: "LETTERS",
      title: "社区党校讲师聘任",
      remark: null,
      presenters: [presenter({ name: "朱伟杰", capacity: "颁发聘书", nameIsPublic: true })],
    },
    {
      kind: "PLAQUES",
      title: "第二批党员教育现场教学点授牌",
      remark: null,
      presenters: [presenter({ name: "姚继干", capacity: "授牌", nameIsPublic: true })],
    },
    {
      kind: "MICRO_COURSE",
      title: "《把握战略机遇，推进长三角一体化高质量发展》",
      remark: null,
      presenters: [presenter({ lecturerId: speaker, capacity: "松江区老兵讲故事宣讲团副团长" })],
    },
    {
      kind: "SCENARIO_COURSE",
      title: "《“江秋屋里巷”从社区“共同治理”迈向“治理共同体”》",
      remark: "“美好社区 先锋行动”市级项目的成果汇报。",
      presenters: [presenter({ organizationId: organizations.get(RESIDENTS_BRANCH) })],
    },
    {
      kind: "REPORT_PRESENTATION",
      title: "《以“法治土壤”涵养基层治理之“根”，以佘山镇为例》",
      remark: null,
      presenters: [presenter({ name: "何轶斌", capacity: "青年英才培训班学员代表" })],
    },
    {
      kind: "REPORT_PRESENTATION",
      title: "《浅谈党建引领跨村平移社区多元共治之所见》",
      remark: null,
      presenters: [presenter({ name: "韩玉炜", capacity: "党务干部5D训练营学员代表" })],
    },
    {
      kind: "THEME_COURSE",
      title: "“街区书记汇智理”",
      remark: null,
      presenters: BLOCK_BRANCHES.map((name) =>
        presenter({ organizationId: organizations.get(name), capacity: "街区书记" }),
      ),
    },
  ];
  for (const item of agenda) {
    await addAgendaItem(tx, SYSTEM, { ...(await versionOf(tx, ceremonyId)), ...item, courseId: null, videos: [] });
  }
  const { version } = await versionOf(tx, ceremonyId);
  await publishCeremony(tx, SYSTEM, { id: ceremonyId, version });
  return ceremonyId;
}

/** The agenda is part of its ceremony: each item added makes a new version. */
async function versionOf(tx: Tx, ceremonyId: number) {
  const { version } = await tx.ceremony.findUniqueOrThrow({ where: { id: ceremonyId }, select: { version: true } });
  return { ceremonyId, version };
}

async function loadPoints(tx: Tx, ceremonyId: number): Promise<void> {
  const points: number[] = [];
  for (const [name, type] of POINTS) {
    points.push(
      await createTeachingPoint(tx, SYSTEM, {
        name,
        type,
        hostOrganizationId: null,
        address: null,
        position: null,
        datum: null,
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
  await awardPlaques(tx, SYSTEM, { points, batch: 2, awardedOn: CEREMONY_DAY, ceremonyId, presenterName: "姚继干" });
}
