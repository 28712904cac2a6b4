import { daysOfYear, formatDay, toDay, yearOf } from "@/lib/core/dates";
import { db, type Tx } from "@/lib/core/db";
import { pinyinOf } from "@/lib/core/pinyin";
import type { PublicState } from "@/lib/core/record-state";
import { literal, searchText } from "@/lib/core/search-text";
import type { Viewer } from "@/lib/core/viewer";
import { consentFacts } from "@/lib/lecturers/consents/where";
import type { Prisma } from "@/prisma/generated/client";
import { whereHeld, wherePublished } from "./where";

/** What the list of ceremonies can be narrowed by; without a state, archived ones are left out. */
export type CeremonyFilter = { text?: string; year?: number; state?: PublicState };

/** One page of ceremonies, latest day first, and how many there are. */
export async function listCeremonies(
  _viewer: Viewer<"records.view">,
  filter: CeremonyFilter,
  page: { skip: number; take: number },
  client: Tx = db,
) {
  const where = whereCeremonies(filter);
  const rows = await client.ceremony.findMany({
    where,
    include: { _count: { select: { agenda: true, appointments: true, plaques: true } } },
    orderBy: [{ heldOn: "desc" }, { id: "desc" }],
    ...page,
  });
  return { rows, total: await client.ceremony.count({ where }) };
}

/** The years in which there were ceremonies, latest first. */
export async function listCeremonyYears(_viewer: Viewer<"records.view">, client: Tx = db): Promise<number[]> {
  const days = await client.ceremony.findMany({ distinct: ["heldOn"], select: { heldOn: true } });
  const years = new Set(days.map(({ heldOn }) => yearOf(toDay(heldOn))));
  return [...years].sort((a, b) => b - a);
}

/** One ceremony with its agenda as a programme, what was handed over there and how often; null when there is none. */
export async function getCeremony(_viewer: Viewer<"records.view">, id: number, client: Tx = db) {
  return client.ceremony.findUnique({
    where: { id },
    include: {
      agenda: {
        include: { course: { select: { id: true, title: true } }, presenters: presentersWithLinks, videos: videoNames },
        orderBy: { position: "asc" },
      },
      plaques: {
        include: { teachingPoint: { select: { id: true, name: true } } },
        orderBy: [{ batch: "asc" }, { teachingPoint: { name: "asc" } }],
      },
      _count: { select: { appointments: true, proposals: true, attachments: true } },
    },
  });
}

export type CeremonyDetail = NonNullable<Awaited<ReturnType<typeof getCeremony>>>;

/** One item of a ceremony's agenda with who presents it; null when there is none. */
export async function getAgendaItem(
  _viewer: Viewer<"records.view">,
  ceremonyId: number,
  itemId: number,
  client: Tx = db,
) {
  return client.agendaItem.findFirst({
    where: { id: itemId, ceremonyId },
    include: { ceremony: true, course: { select: { id: true, title: true } }, presenters: presentersWithLinks },
  });
}

/** All ceremonies that are not archived, for a field to pick from, latest first; `day` is when each was held. */
export async function listCeremonyOptions(_viewer: Viewer<"records.view">, client: Tx = db) {
  const rows = await client.ceremony.findMany({
    where: { archivedAt: null },
    select: { id: true, title: true, heldOn: true, place: true },
    orderBy: [{ heldOn: "desc" }, { id: "desc" }],
  });
  return rows.map(({ id, title, heldOn, place }) => ({
    value: String(id),
    label: title,
    hint: `${formatDay(toDay(heldOn))}，${place}`,
    keywords: pinyinOf(title).initials,
    day: toDay(heldOn),
  }));
}

const videoNames = {
  select: { id: true, name: true, caption: true },
  orderBy: [{ position: "asc" }, { id: "asc" }],
} satisfies Prisma.AgendaItem$videosArgs;

const presentersWithLinks = {
  include: {
    person: {
      select: {
        lecturers: {
          select: {
            id: true,
            name: true,
            ...consentFacts,
          },
        },
      },
    },
    organization: { select: { id: true, name: true } },
  },
  orderBy: { position: "asc" },
} satisfies Prisma.AgendaItem$presentersArgs;

function whereCeremonies({ text: typed, year, state }: CeremonyFilter): Prisma.CeremonyWhereInput {
  const text = searchText(typed);
  const contains = { contains: literal(text), mode: "insensitive" } as const;
  return {
    ...(state === "PUBLISHED" && wherePublished),
    ...(state === "UNPUBLISHED" && { publishedAt: null, archivedAt: null }),
    ...(state === "ARCHIVED" && { archivedAt: { not: null } }),
    ...(state === undefined && { archivedAt: null }),
    ...(text && { OR: [{ title: contains }, { place: contains }] }),
    ...(year && whereHeld(daysOfYear(year))),
  };
}
