import { type Actor, record } from "@/lib/core/audit";
import type { Tx } from "@/lib/core/db";
import { found, Refusal, StaleRecord } from "@/lib/core/errors";
import { refuse, subjectOf } from "@/lib/core/record";
import { refusalToChange } from "@/lib/core/record-state";
import { holdPeople } from "@/lib/people/commands";
import { ceremonies } from "../noun";
import { courseOf } from "./rules";
import {
  AGENDA_KIND_LABELS,
  type AgendaItemChangeInput,
  type AgendaItemInput,
  type AgendaItemRef,
  type AgendaMoveInput,
  LONGEST_AGENDA,
  type PresenterInput,
} from "./schema";

/**
 * Adds an item at the end of the agenda. Returns its id. Refuses an archived ceremony, an agenda that is full, and a video
 * that is not one of the ceremony's.
 */
export async function addAgendaItem(tx: Tx, actor: Actor, input: AgendaItemInput): Promise<number> {
  const ceremony = await takeCeremony(tx, input);
  const last = ceremony.agenda.at(-1)?.position ?? 0;
  if (ceremony.agenda.length >= LONGEST_AGENDA) throw new Refusal(`一场仪式最多 ${LONGEST_AGENDA} 个环节。`);
  const presenters = await resolvePresenters(tx, input.presenters);
  const course = await resolveCourse(tx, input, null);
  const { kind, title, remark, ceremonyId } = input;
  const courseId = course?.id ?? null;
  const item = await tx.agendaItem.create({
    data: { ceremonyId, position: last + 1, kind, title, remark, courseId, presenters: { create: presenters } },
  });
  const videos = await placeVideos(tx, { ceremonyId, itemId: item.id }, input.videos);
  const after = described({ kind, title, remark, course, presenters, videos });
  await record(tx, actor, "agenda-item.added", itemSubject(ceremony, item), { after });
  return item.id;
}

/** Changes an item, who presents it and which videos belong to it. Refuses an archived ceremony and a video of another one. */
export async function changeAgendaItem(tx: Tx, actor: Actor, input: AgendaItemChangeInput): Promise<void> {
  const ceremony = await takeCeremony(tx, input);
  const before = await loadItem(tx, input);
  const presenters = await resolvePresenters(tx, input.presenters);
  const course = await resolveCourse(tx, input, before.courseId);
  const { ceremonyId, itemId, kind, title, remark } = input;
  await tx.agendaPresenter.deleteMany({ where: { agendaItemId: itemId } });
  await tx.agendaItem.update({
    where: { id: itemId },
    data: { kind, title, remark, courseId: course?.id ?? null, presenters: { create: presenters } },
  });
  const videos = await placeVideos(tx, { ceremonyId, itemId }, input.videos);
  await record(tx, actor, "agenda-item.changed", itemSubject(ceremony, { title }), {
    before: described(before),
    after: described({ kind, title, remark, course, presenters, videos }),
  });
}

/** Moves an item one place up or down; at the end of the agenda it stays where it is. Refuses an archived ceremony. */
export async function moveAgendaItem(tx: Tx, actor: Actor, input: AgendaMoveInput): Promise<void> {
  const ceremony = await takeCeremony(tx, input, agendaMoved());
  const index = ceremony.agenda.findIndex(({ id }) => id === input.itemId);
  const item = found(ceremony.agenda[index], `agenda item ${input.itemId}`);
  const other = ceremony.agenda[input.direction === "UP" ? index - 1 : index + 1];
  if (!other) return;
  await place(tx, item.id, -1);
  await place(tx, other.id, item.position);
  await place(tx, item.id, other.position);
  await record(tx, actor, "agenda-item.moved", itemSubject(ceremony, item), {
    before: { position: index + 1 },
    after: { position: input.direction === "UP" ? index : index + 2 },
  });
}

/**
 * Takes an item out of the agenda; what it was stays in the history of the ceremony, its videos stay with the ceremony.
 * Refuses an archived ceremony.
 */
export async function removeAgendaItem(tx: Tx, actor: Actor, input: AgendaItemRef): Promise<void> {
  const ceremony = await takeCeremony(tx, input, agendaMoved());
  const item = await loadItem(tx, input);
  await tx.attachment.updateMany({ where: { agendaItemId: item.id }, data: { agendaItemId: null } });
  await tx.agendaItem.delete({ where: { id: item.id } });
  await record(tx, actor, "agenda-item.removed", itemSubject(ceremony, item), { before: described(item) });
}

/** For acts without anything typed: the sentence of StaleRecord speaks of what stands in the form. */
const agendaMoved = () => new Refusal("议程刚刚被其他人修改过，请刷新页面，核对后再操作。");

/** Locks the ceremony at the version that was shown, and moves its version on: its agenda is part of it. */
async function takeCeremony(
  tx: Tx,
  { ceremonyId, version }: { ceremonyId: number; version: number },
  whenStale: Refusal = new StaleRecord(),
) {
  const { count } = await tx.ceremony.updateMany({
    where: { id: ceremonyId, version },
    data: { version: { increment: 1 } },
  });
  const agenda = { orderBy: { position: "asc" } } as const;
  const row = await tx.ceremony.findUnique({ where: { id: ceremonyId }, include: { agenda } });
  const ceremony = found(row, `ceremony ${ceremonyId}`);
  if (count === 0) throw whenStale;
  refuse(refusalToChange(ceremonies, ceremony));
  return ceremony;
}

async function loadItem(tx: Tx, { ceremonyId, itemId }: { ceremonyId: number; itemId: number }) {
  const inOrder = { orderBy: { position: "asc" } } as const;
  const include = { presenters: inOrder, videos: inOrder, course: { select: { title: true } } };
  const item = await tx.agendaItem.findFirst({ where: { id: itemId, ceremonyId }, include });
  return found(item, `agenda item ${itemId}`);
}

/**
 * Presenters as rows. A lecturer is called as in their record; a name left out is taken from the organization. Refuses ids that
 * do not exist, and another name than the chosen lecturer's.
 */
async function resolvePresenters(tx: Tx, presenters: readonly PresenterInput[]) {
  const people = await holdPeople(
    tx,
    presenters.flatMap(({ lecturerId }) => lecturerId ?? []),
  );
  const organizations = await tx.organization.findMany({
    where: { id: { in: presenters.flatMap(({ organizationId }) => organizationId ?? []) } },
    select: { id: true, name: true },
  });
  return presenters.map(({ lecturerId, ...presenter }, index) => {
    const person = people.find((one) => one.lecturerId === lecturerId);
    if (lecturerId && !person) throw new Refusal("所选的讲师已不存在。", `presenters[${index}].lecturerId`);
    if (person && presenter.name && presenter.name !== person.name) {
      throw new Refusal(
        `所选讲师在档案里的姓名是“${person.name}”：请把这一栏留空，或者不选讲师。`,
        `presenters[${index}].name`,
      );
    }
    const organization = organizations.find(({ id }) => id === presenter.organizationId);
    if (presenter.organizationId && !organization) {
      throw new Refusal("所选的组织已不存在。", `presenters[${index}].organizationId`);
    }
    const name = found(person?.name ?? presenter.name ?? organization?.name, "name of a presenter");
    return { ...presenter, name, personId: person?.personId ?? null, position: index + 1 };
  });
}

/**
 * The course given in an item: the chosen one, else the only one in use of exactly its title and form, else none. Refuses one
 * that does not exist, or is archived and was not the item's before.
 */
async function resolveCourse(
  tx: Tx,
  { courseId, kind, title }: Pick<AgendaItemInput, "courseId" | "kind" | "title">,
  ownId: number | null,
) {
  const select = { id: true, title: true, archivedAt: true } as const;
  if (courseId !== null) {
    const chosen = await tx.course.findUnique({ where: { id: courseId }, select });
    if (!chosen) throw new Refusal("所选的课程已不存在，请重新选择。", "courseId");
    if (chosen.archivedAt && chosen.id !== ownId) {
      throw new Refusal(`“${chosen.title}”已归档，请选择在用的课程。`, "courseId");
    }
    return chosen;
  }
  const given = courseOf({ kind, title });
  const [only, ...others] = given
    ? await tx.course.findMany({ where: { ...given, archivedAt: null }, select, take: 2 })
    : [];
  return only && others.length === 0 ? only : null;
}

/** The chosen videos belong to this item from now on, and no others. Refuses what is not a video of this ceremony. */
async function placeVideos(
  tx: Tx,
  { ceremonyId, itemId }: { ceremonyId: number; itemId: number },
  chosen: readonly number[],
) {
  const where = { id: { in: [...chosen] }, ceremonyId, file: { kind: "VIDEO" as const } };
  const videos = await tx.attachment.findMany({ where, orderBy: { position: "asc" } });
  if (videos.length < chosen.length) throw new Refusal("所选的视频已不在这场仪式里，请刷新后重新选择。", "videos");
  await tx.attachment.updateMany({ where: { agendaItemId: itemId }, data: { agendaItemId: null } });
  await tx.attachment.updateMany({ where, data: { agendaItemId: itemId } });
  return videos;
}

/** The place in the agenda is unique at every moment, so a swap goes through a place nobody has. */
async function place(tx: Tx, id: number, position: number): Promise<void> {
  await tx.agendaItem.update({ where: { id }, data: { position } });
}

type DescribedItem = Pick<AgendaItemInput, "kind" | "title" | "remark"> & {
  course: { title: string } | null;
  presenters: { name: string; capacity: string | null; nameIsPublic: boolean }[];
  videos: { name: string }[];
};

function described({ kind, title, remark, course, presenters, videos }: DescribedItem) {
  const lines = presenters.map(({ name, capacity, nameIsPublic }) =>
    [name, capacity && `（${capacity}）`, nameIsPublic && "·公开姓名"].filter(Boolean).join(""),
  );
  const shown = videos.length > 0 ? { videos: videos.map(({ name }) => name) } : {};
  const given = course ? { course: course.title } : {};
  return { kind: AGENDA_KIND_LABELS[kind], title, remark, ...given, presenters: lines, ...shown };
}

/** What happens to an item stands in the history of its ceremony. */
function itemSubject(ceremony: { id: number; title: string }, item: { title: string }) {
  return { ...subjectOf(ceremonies, ceremony), label: `${ceremony.title} · ${item.title}` };
}
