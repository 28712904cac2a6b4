import { expect, test } from "vitest";
import { SAMPLE_LOADER } from "@/lib/core/audit";
import { db, type Tx } from "@/lib/core/db";
import { NotFound, StaleRecord } from "@/lib/core/errors";
import { changeCourse } from "@/lib/courses/commands";
import { sentenceForConstraint } from "@/lib/nouns/constraints";
import { aViewer } from "@/lib/testing/accounts";
import { aCourse, aCourseInput } from "@/lib/testing/courses";
import { inRollback } from "@/lib/testing/rollback";
import { anAwardedPoint, aPublicRoute, aRoute, aRouteInput, stopsAt } from "@/lib/testing/routes";
import { aPlaque, aTeachingPoint } from "@/lib/testing/teaching-points";
import { withdrawPlaque } from "../plaques/commands";
import { archiveRoute, changeRoute, createRoute, publishRoute, restoreRoute, withdrawRoute } from "./commands";

const archived = { archivedAt: new Date(), archiveReason: "试" };

/** A point whose plaque was taken down. */
async function aWithdrawnPoint(tx: Tx, name?: string) {
  const point = await aTeachingPoint(tx, name === undefined ? {} : { name });
  await withdrawn(tx, (await aPlaque(tx, point.id)).id);
  return point;
}

async function withdrawn(tx: Tx, id: number) {
  await withdrawPlaque(tx, await aViewer(tx), { id, version: 1, withdrawnOn: "2024-12-31", reason: "试" });
}

const pointsOf = async (tx: Tx, routeId: number) =>
  (await tx.routeStop.findMany({ where: { routeId }, orderBy: { position: "asc" } })).map(
    (stop) => stop.teachingPointId,
  );

test("a route keeps the order of its stops, and the history tells them in words", () =>
  inRollback(async (tx) => {
    const clerk = await aViewer(tx);
    const [one, two] = [await anAwardedPoint(tx, { name: "测试甲" }), await anAwardedPoint(tx, { name: "测试乙" })];
    const [first, second] = stopsAt(two, one);
    const stops = [first!, { ...second!, travelMinutes: 5, topic: "初心从哪里来", narrator: "馆长" }];
    const id = await createRoute(tx, clerk, aRouteInput({ name: "初心之路", stops }));
    expect(await pointsOf(tx, id)).toEqual([two.id, one.id]);
    expect(await tx.route.findUniqueOrThrow({ where: { id } })).toMatchObject({
      ...{ nameInitials: "cxzl", publishedAt: null, isSample: false },
    });
    const entry = await tx.auditEntry.findFirstOrThrow({ where: { event: "route.created", subjectId: String(id) } });
    expect(entry.after).toMatchObject({
      color: "RED",
      stops: ["测试乙 20 分钟", "测试甲 20 分钟，路上 5 分钟，初心从哪里来，馆长讲"],
    });
  }));

test("a change replaces the stops, also in another order, and a second one from an old page is refused", () =>
  inRollback(async (tx) => {
    const clerk = await aViewer(tx);
    const points = [await anAwardedPoint(tx), await anAwardedPoint(tx), await anAwardedPoint(tx)];
    const [one, two, three] = points as [(typeof points)[0], (typeof points)[0], (typeof points)[0]];
    const { id, version } = await aRoute(tx, { stops: stopsAt(one, two) });
    const change = { id, version, ...aRouteInput({ stops: stopsAt(three, two, one) }) };
    await changeRoute(tx, clerk, change);
    expect(await pointsOf(tx, id)).toEqual([three.id, two.id, one.id]);
    await expect(changeRoute(tx, clerk, change)).rejects.toBeInstanceOf(StaleRecord);
    await expect(changeRoute(tx, clerk, { ...change, id: 999_999_999 })).rejects.toBeInstanceOf(NotFound);
  }));

test("an archived or unknown point cannot be a new stop, and the refusal stands at its row", () =>
  inRollback(async (tx) => {
    const clerk = await aViewer(tx);
    const [good, gone] = [await anAwardedPoint(tx), await aTeachingPoint(tx)];
    await tx.teachingPoint.update({ where: { id: gone.id }, data: archived });
    for (const bad of [gone.id, 999_999_999]) {
      const stops = stopsAt(good, { id: bad }).map((stop) => ({ ...stop, row: stop.row + 3 }));
      const made = createRoute(tx, clerk, aRouteInput({ stops, confirmed: [bad] }));
      await expect(made).rejects.toMatchObject({ field: "stops[4].teachingPointId" });
    }
  }));

test("a new stop at a withdrawn point or one without a plaque must be confirmed, each by itself", () =>
  inRollback(async (tx) => {
    const clerk = await aViewer(tx);
    const [gone, never] = [await aWithdrawnPoint(tx, "测试旧点"), await aTeachingPoint(tx, { name: "测试新点" })];
    const input = aRouteInput({ stops: stopsAt(gone, never) });
    await expect(createRoute(tx, clerk, input)).rejects.toMatchObject({
      field: "confirmed",
      message: expect.stringContaining("“测试旧点”已摘牌，“测试新点”还没有授牌"),
    });
    const half = createRoute(tx, clerk, { ...input, confirmed: [gone.id] });
    await expect(half).rejects.toThrow(/^“测试新点”还没有授牌。/);
    const id = await createRoute(tx, clerk, { ...input, confirmed: [gone.id, never.id] });
    expect(await pointsOf(tx, id)).toEqual([gone.id, never.id]);
  }));

test("stops stay as history when the plaque is withdrawn or the point archived, and need no word", () =>
  inRollback(async (tx) => {
    const clerk = await aViewer(tx);
    const [gone, away, added] = [await aTeachingPoint(tx), await anAwardedPoint(tx), await anAwardedPoint(tx)];
    const plaque = await aPlaque(tx, gone.id);
    const { id, version } = await aRoute(tx, { stops: stopsAt(gone, away) });
    await withdrawn(tx, plaque.id);
    await tx.teachingPoint.update({ where: { id: away.id }, data: archived });
    await changeRoute(tx, clerk, { id, version, ...aRouteInput({ stops: stopsAt(added, gone, away) }) });
    expect(await pointsOf(tx, id)).toEqual([added.id, gone.id, away.id]);
  }));

test("a route without stops is not published, and a public one cannot be left without", () =>
  inRollback(async (tx) => {
    const leader = await aViewer(tx, { roles: ["LEADER"] });
    const { id, version } = await aRoute(tx);
    await expect(publishRoute(tx, leader, { id, version })).rejects.toThrow("还没有站点");
    const shown = await aPublicRoute(tx);
    expect(shown.publishedAt).toBeInstanceOf(Date);
    const emptied = changeRoute(tx, leader, { id: shown.id, version: shown.version, ...aRouteInput() });
    await expect(emptied).rejects.toMatchObject({ field: "stops" });
  }));

test("withdrawing takes a route off the site and keeps the reason; only then it can be archived and restored", () =>
  inRollback(async (tx) => {
    const clerk = await aViewer(tx);
    const { id, version } = await aPublicRoute(tx);
    const reason = "路线改道";
    await expect(publishRoute(tx, clerk, { id, version })).rejects.toThrow("已经公开");
    await expect(archiveRoute(tx, clerk, { id, version, reason })).rejects.toThrow("先撤下");
    await withdrawRoute(tx, clerk, { id, version, reason });
    await expect(withdrawRoute(tx, clerk, { id, version: version + 1, reason })).rejects.toThrow("没有公开");
    const entry = await tx.auditEntry.findFirstOrThrow({ where: { event: "route.withdrawn", subjectId: String(id) } });
    expect(entry.after).toMatchObject({ reason });
    await archiveRoute(tx, clerk, { id, version: version + 1, reason });
    const stale = { id, version: version + 2, ...aRouteInput() };
    await expect(changeRoute(tx, clerk, stale)).rejects.toThrow("已归档");
    await expect(publishRoute(tx, clerk, stale)).rejects.toThrow("已归档");
    await restoreRoute(tx, clerk, { id, version: version + 2 });
    await expect(restoreRoute(tx, clerk, { id, version: version + 3 })).rejects.toThrow("没有归档");
    expect(await tx.route.findUniqueOrThrow({ where: { id } })).toMatchObject({ publishedAt: null, archivedAt: null });
  }));

test("a route that a course in use follows is not archived; an archived course does not hold it", () =>
  inRollback(async (tx) => {
    const clerk = await aViewer(tx);
    const { id, version } = await aRoute(tx);
    const course = await aCourse(tx, { title: "沿线路的课", form: "WALKING", routeId: id });
    const archive = { id, version, reason: "试" };
    await expect(archiveRoute(tx, clerk, archive)).rejects.toThrow("课程《沿线路的课》");
    await tx.course.update({ where: { id: course.id }, data: archived });
    await archiveRoute(tx, clerk, archive);
    expect((await tx.route.findUniqueOrThrow({ where: { id } })).archiveReason).toBe("试");
  }));

test("the courses on a route take on its colour, and a form of a course that was open is stale", () =>
  inRollback(async (tx) => {
    const clerk = await aViewer(tx);
    const { id, version } = await aRoute(tx, { color: "RED" });
    const walking = { form: "WALKING", routeId: id } as const;
    const course = await aCourse(tx, walking);
    await changeRoute(tx, clerk, { id, version, ...aRouteInput({ color: "GREEN" }) });
    expect((await tx.course.findUniqueOrThrow({ where: { id: course.id } })).color).toBe("GREEN");
    const entry = await tx.auditEntry.findFirstOrThrow({
      where: { event: "course.changed", subjectId: String(course.id) },
    });
    expect([entry.before, entry.after]).toEqual([{ color: "RED" }, { color: "GREEN" }]);
    const open = { id: course.id, version: course.version, ...aCourseInput(walking) };
    await expect(changeCourse(tx, clerk, open)).rejects.toBeInstanceOf(StaleRecord);
  }));

test("only what the loader of samples makes is a sample", () =>
  inRollback(async (tx) => {
    expect((await aRoute(tx)).isSample).toBe(false);
    expect((await aRoute(tx, {}, SAMPLE_LOADER)).isSample).toBe(true);
  }));

test("of two clerks who save the stops of a route at once, one is told that the record changed", async () => {
  const clerk = await aViewer(db);
  const points = await db.$transaction(async (tx) => [await anAwardedPoint(tx), await anAwardedPoint(tx)]);
  const { id, version } = await aRoute(db);
  const change = (...stops: typeof points) =>
    db.$transaction((tx) => changeRoute(tx, clerk, { id, version, ...aRouteInput({ stops: stopsAt(...stops) }) }));
  const tries = await Promise.allSettled([change(...points), change(...points.toReversed())]);
  const lost = tries.filter((one) => one.status === "rejected");
  expect(lost.map(({ reason }) => reason)).toEqual([expect.any(StaleRecord)]);
  expect(await db.routeStop.count({ where: { routeId: id } })).toBe(2);
});

test("of two writes of the same point, or of the same place in the order, one reads why not", async () => {
  const [one, two] = await db.$transaction(async (tx) => [await anAwardedPoint(tx), await anAwardedPoint(tx)]);
  const route = await aRoute(db);
  const lostOf = async (...stops: { position: number; teachingPointId: number }[]) => {
    const writes = stops.map((stop) =>
      db.$transaction((tx) => tx.routeStop.create({ data: { routeId: route.id, minutes: 5, ...stop } })),
    );
    const lost = (await Promise.allSettled(writes)).filter((write) => write.status === "rejected");
    return lost.map(({ reason }) => sentenceForConstraint(reason));
  };
  expect(await lostOf({ position: 1, teachingPointId: one!.id }, { position: 2, teachingPointId: one!.id })).toEqual([
    expect.objectContaining({ field: "stops", message: "同一条线路里一个教学点只能停一次。" }),
  ]);
  await db.routeStop.deleteMany({ where: { routeId: route.id } });
  expect(await lostOf({ position: 1, teachingPointId: one!.id }, { position: 1, teachingPointId: two!.id })).toEqual([
    expect.objectContaining({ message: expect.stringContaining("修改过这条线路的站点") }),
  ]);
});
