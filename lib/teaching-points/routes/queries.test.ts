import { expect, test } from "vitest";
import { aViewer } from "@/lib/testing/accounts";
import { aCourse } from "@/lib/testing/courses";
import { inRollback } from "@/lib/testing/rollback";
import { anAwardedPoint, aPublicRoute, aRoute, stopsAt } from "@/lib/testing/routes";
import { aPlaque, aTeachingPoint } from "@/lib/testing/teaching-points";
import { withdrawPlaque } from "../plaques/commands";
import { archiveRoute } from "./commands";
import { getRoute, listRouteOptions, listRoutes, listStopOptions, ROUTE_ORDERS, type RouteOrder } from "./queries";

const TODAY = "2026-06-01";

test("the list is narrowed by words, initials, colour and state, and bears strange signs", () =>
  inRollback(async (tx) => {
    const viewer = await aViewer(tx);
    const red = await aPublicRoute(tx, { name: "查找用甲路" });
    const draft = await aRoute(tx, { name: "查找用乙路", color: "BLUE" });
    const gone = await aRoute(tx, { name: "查找用丙路" });
    await archiveRoute(tx, viewer, { id: gone.id, version: 1, reason: "试" });
    const ids = async (filter: Parameters<typeof listRoutes>[1]) => {
      const page = { skip: 0, take: 50, order: "name" } as const;
      const { rows, total } = await listRoutes(viewer, { text: "查找用", ...filter }, page, tx);
      expect(rows).toHaveLength(total);
      return rows.map(({ id }) => id);
    };
    expect(await ids({})).toEqual([red.id, draft.id]);
    expect(await ids({ text: "czy" })).toEqual([red.id, draft.id]);
    expect(await ids({ color: "BLUE" })).toEqual([draft.id]);
    expect(await ids({ state: "PUBLISHED" })).toEqual([red.id]);
    expect(await ids({ state: "UNPUBLISHED" })).toEqual([draft.id]);
    expect(await ids({ state: "ARCHIVED" })).toEqual([gone.id]);
    expect(await ids({ text: "查%用" })).toEqual([]);
    for (const text of ["%", "\u0000", "'; --", "字".repeat(10_000)]) await ids({ text });
  }));

test("every order works, and a page holds what it is asked for", () =>
  inRollback(async (tx) => {
    const viewer = await aViewer(tx);
    for (const [name, color] of [
      ["乙", "RED"],
      ["甲", "GREEN"],
      ["丙", "RED"],
    ] as const) {
      await aRoute(tx, { name: `排序用${name}`, color });
    }
    const names = async (order: RouteOrder, take = 10) =>
      (await listRoutes(viewer, { text: "排序用" }, { skip: 0, take, order }, tx)).rows.map(({ name }) => name.at(-1));
    for (const order of Object.keys(ROUTE_ORDERS) as RouteOrder[]) expect(await names(order)).toHaveLength(3);
    expect(await names("color")).toEqual(["丙", "乙", "甲"]);
    expect(await names("-name", 2)).toEqual(["乙", "甲"]);
  }));

test("a route tells how its points stand on the day, and which courses follow it", () =>
  inRollback(async (tx) => {
    const viewer = await aViewer(tx);
    const [good, ended] = [await anAwardedPoint(tx), await aTeachingPoint(tx)];
    const { id: plaqueId } = await aPlaque(tx, ended.id);
    const [first, second] = stopsAt(good, ended);
    const { id } = await aRoute(tx, { stops: [first!, { ...second!, travelMinutes: 10 }] });
    const course = await aCourse(tx, { form: "WALKING", routeId: id });
    await withdrawPlaque(tx, viewer, { id: plaqueId, version: 1, withdrawnOn: "2026-05-31", reason: "试" });
    const states = async (day: string) => (await getRoute(viewer, id, day, tx))?.stops.map(({ point }) => point.state);
    expect(await states("2026-05-31")).toEqual(["IN_FORCE", "IN_FORCE"]);
    expect(await states(TODAY)).toEqual(["IN_FORCE", "WITHDRAWN"]);
    const route = await getRoute(viewer, id, TODAY, tx);
    expect(route?.length).toEqual({ minutes: 50, wayMinutes: 10, ways: 1, unknownWays: 0 });
    expect(route?.courses.map(({ id }) => id)).toEqual([course.id]);
    expect(await getRoute(viewer, 999_999_999, TODAY, tx)).toBeNull();
  }));

test("a stop is picked from what is in use and what the route has; a doubtful point is told apart until it is on it", () =>
  inRollback(async (tx) => {
    const viewer = await aViewer(tx);
    const [good, never, kept, away] = [
      await anAwardedPoint(tx),
      await aTeachingPoint(tx),
      await aTeachingPoint(tx),
      await anAwardedPoint(tx),
    ];
    const stops = stopsAt(kept, away);
    const { id } = await aRoute(tx, { stops, confirmed: [kept.id] });
    await tx.teachingPoint.update({ where: { id: away.id }, data: { archivedAt: new Date(), archiveReason: "试" } });
    const route = await getRoute(viewer, id, TODAY, tx);
    const options = await listStopOptions(viewer, route, TODAY, tx);
    const of = (point: { id: number }) => options.find(({ value }) => value === String(point.id));
    expect([good, never, kept, away].map((point) => of(point)?.isDoubtful)).toEqual([false, true, false, false]);
    expect(of(away)?.hint).toBe("已归档");
    const fresh = await listStopOptions(viewer, null, TODAY, tx);
    expect(fresh.map(({ value }) => value)).not.toContain(String(away.id));
  }));

test("a field offers the routes in use and the one chosen, by name with their theme", () =>
  inRollback(async (tx) => {
    const viewer = await aViewer(tx);
    const used = await aRoute(tx, { name: "选择用线路" });
    const gone = await aRoute(tx);
    await archiveRoute(tx, viewer, { id: gone.id, version: 1, reason: "试" });
    const values = async (chosen: number | null) => await listRouteOptions(viewer, chosen, tx);
    expect(await values(null)).toContainEqual({
      ...{ value: String(used.id), label: "选择用线路", hint: "红旅初心", keywords: "xzyxl" },
    });
    expect((await values(null)).map(({ value }) => value)).not.toContain(String(gone.id));
    expect(await values(gone.id)).toContainEqual(expect.objectContaining({ hint: "红旅初心，已归档" }));
  }));
