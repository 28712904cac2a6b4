import { expect, test } from "vitest";
import { SYSTEM } from "@/lib/core/audit";
import { aCourse, aPublicCourse } from "@/lib/testing/courses";
import { inRollback } from "@/lib/testing/rollback";
import { anAwardedPoint, aPublicRoute, aRoute, stopsAt } from "@/lib/testing/routes";
import { aPlaque, aTeachingPoint } from "@/lib/testing/teaching-points";
import { withdrawPlaque } from "../plaques/commands";
import { archiveRoute, withdrawRoute } from "./commands";
import { readPointColors, readPublicRoute, readPublicRoutes, readRoutesAtPoint, readThemes } from "./public";

const DAY = "2025-06-01";

test("drafts, withdrawn and archived routes are nowhere", () =>
  inRollback(async (tx) => {
    const point = await anAwardedPoint(tx);
    const stops = stopsAt(point);
    const before = await readThemes(tx);
    const draft = await aRoute(tx, { stops });
    const withdrawn = await aPublicRoute(tx, { stops });
    await withdrawRoute(tx, SYSTEM, { id: withdrawn.id, version: withdrawn.version, reason: "试" });
    const archived = await aRoute(tx, { stops });
    await archiveRoute(tx, SYSTEM, { id: archived.id, version: archived.version, reason: "试" });
    for (const { id } of [draft, withdrawn, archived]) {
      expect(await readPublicRoute(id, DAY, tx)).toBeNull();
      expect((await readPublicRoutes(tx)).map((route) => route.id)).not.toContain(id);
    }
    expect(await readRoutesAtPoint(point.id, tx)).toEqual([]);
    expect((await readPointColors(tx)).map(({ teachingPointId }) => teachingPointId)).not.toContain(point.id);
    expect(await readThemes(tx)).toEqual(before);
    const { id } = await aPublicRoute(tx, { stops, color: "GREEN" });
    expect((await readRoutesAtPoint(point.id, tx)).map((route) => route.id)).toEqual([id]);
    const green = (themes: typeof before) => themes.find(({ color }) => color === "GREEN")?.routes;
    expect(green(await readThemes(tx))).toBe((green(before) ?? 0) + 1);
  }));

test("a list tells each route's theme, its stops in order and how long it takes; by colour, then by name", () =>
  inRollback(async (tx) => {
    const [one, two] = [await anAwardedPoint(tx, { name: "测试甲" }), await anAwardedPoint(tx, { name: "测试乙" })];
    const [first, second] = stopsAt(two, one);
    const made = [
      await aPublicRoute(tx, { name: "列表用乙", color: "BLUE", stops: [first!, { ...second!, travelMinutes: 15 }] }),
      await aPublicRoute(tx, { name: "列表用丙", color: "RED", stops: stopsAt(one, two) }),
      await aPublicRoute(tx, { name: "列表用丁", color: "RED" }),
    ].map(({ id }) => id);
    const routes = (await readPublicRoutes(tx)).filter(({ id }) => made.includes(id));
    expect(routes.map(({ name }) => name.at(-1))).toEqual(["丙", "丁", "乙"]);
    expect(routes[2]).toEqual({
      ...{ id: made[0], name: "列表用乙", color: "BLUE", themeName: "蓝创智造", isSample: false },
      stopNames: ["测试乙", "测试甲"],
      length: { minutes: 55, wayMinutes: 15, ways: 1, unknownWays: 0 },
    });
  }));

test("a stop's point is linked only when it has a page, and one whose plaque is withdrawn stays, marked", () =>
  inRollback(async (tx) => {
    const [good, ended, never, away] = [
      await anAwardedPoint(tx),
      await aTeachingPoint(tx),
      await aTeachingPoint(tx),
      await anAwardedPoint(tx),
    ];
    const { id: plaqueId } = await aPlaque(tx, ended.id);
    const stops = stopsAt(good, ended, never, away);
    const { id } = await aPublicRoute(tx, { stops, confirmed: [never.id] });
    await withdrawPlaque(tx, SYSTEM, { id: plaqueId, version: 1, withdrawnOn: DAY, reason: "试" });
    await tx.teachingPoint.update({ where: { id: away.id }, data: { archivedAt: new Date(), archiveReason: "试" } });
    const told = async (day: string) =>
      (await readPublicRoute(id, day, tx))?.stops.map(({ point }) => [point.id, point.hasPage, point.state]);
    expect(await told("2025-06-02")).toEqual([
      [good.id, true, "IN_FORCE"],
      [ended.id, true, "WITHDRAWN"],
      [never.id, false, "NOT_AWARDED"],
      [away.id, false, "IN_FORCE"],
    ]);
    expect((await told(DAY))?.[1]).toEqual([ended.id, true, "IN_FORCE"]);
  }));

test("a route tells the published courses that follow it, and what is told is plain JSON", () =>
  inRollback(async (tx) => {
    const { id } = await aPublicRoute(tx, { meetingPlace: "佘北党群服务中心门口", accessibility: "全程平路" });
    const walking = { form: "WALKING", routeId: id } as const;
    const shown = await aPublicCourse(tx, { ...walking, title: "沿线路的课", minutes: 90 });
    await aCourse(tx, walking);
    const route = await readPublicRoute(id, DAY, tx);
    expect(route?.courses).toEqual([{ id: shown.id, title: "沿线路的课", minutes: 90, isSample: false }]);
    expect(route).toMatchObject({ meetingPlace: "佘北党群服务中心门口", accessibility: "全程平路", pictures: [] });
    expect(JSON.parse(JSON.stringify(route))).toEqual(route);
  }));

test("a point has the colours of the routes that stop there, each once, in the order of the four", () =>
  inRollback(async (tx) => {
    const point = await anAwardedPoint(tx);
    for (const color of ["ORANGE", "GREEN", "ORANGE"] as const)
      await aPublicRoute(tx, { color, stops: stopsAt(point) });
    const colors = await readPointColors(tx);
    expect(colors.filter(({ teachingPointId }) => teachingPointId === point.id)).toEqual([
      { teachingPointId: point.id, colors: ["GREEN", "ORANGE"] },
    ]);
    const routes = await readRoutesAtPoint(point.id, tx);
    expect(routes.map(({ color, themeName }) => [color, themeName])).toEqual([
      ["GREEN", "绿行生态"],
      ["ORANGE", "橙悦宜居"],
      ["ORANGE", "橙悦宜居"],
    ]);
  }));
