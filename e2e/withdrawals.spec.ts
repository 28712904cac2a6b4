import { Client } from "pg";
import { withdrawCeremony } from "@/lib/ceremonies/commands";
import { SYSTEM } from "@/lib/core/audit";
import { addDays, dayInShanghai } from "@/lib/core/dates";
import { db } from "@/lib/core/db";
import { anAppointment } from "@/lib/testing/appointments";
import { anAgendaItem, aPublicCeremony } from "@/lib/testing/ceremonies";
import { aConsent, aLecturer } from "@/lib/testing/lecturers";
import { expect, test } from "./support/staff";

// Whoever commits here is another program than the server: what holds for it holds for a second server.

const nextWeek = addDays(dayInShanghai(), 7);

test("what was being read when a gathering was withdrawn is shown to nobody afterwards", async ({ request }) => {
  const { id, version, title } = await db.$transaction(async (tx) => {
    const ceremony = await aPublicCeremony(tx, { heldOn: nextWeek });
    await anAgendaItem(tx, ceremony.id);
    return tx.ceremony.findUniqueOrThrow({ where: { id: ceremony.id } });
  });
  const own = [`/ceremonies/${id}`, `/large/ceremonies/${id}`, `/ceremonies/${id}/event.ics`];
  const picture = `/share/ceremonies/${id}.png`;
  const lists = ["/", "/large", "/ceremonies", "/large/ceremonies", "/calendar", "/calendar.ics", "/sitemap.xml"];
  const before = await Promise.all([...own, picture].map((address) => request.get(address)));
  expect(before.map((answer) => answer.status())).toEqual([200, 200, 200, 200]);

  const holder = new Client({ connectionString: process.env.DATABASE_URL });
  await holder.connect();
  try {
    // Everything is read anew, and comes to a halt half-way: a gathering is read before its agenda and its letters.
    await holder.query(`UPDATE "Setting" SET "key" = "key" WHERE false`);
    await holder.query("BEGIN");
    await holder.query(`LOCK TABLE "AgendaItem", "AppointmentLetter" IN ACCESS EXCLUSIVE MODE`);
    // The server may still be about to hear of the change, and until then answers from memory: so everything is asked
    // for again until both questions are held open.
    const asked: ReturnType<typeof request.get>[] = [];
    const held = async () => {
      asked.push(...[...own, picture, ...lists].map((address) => request.get(address)));
      return Math.min(await waitingFor("AgendaItem"), await waitingFor("AppointmentLetter"));
    };
    await expect.poll(held).toBeGreaterThan(0);
    await db.$transaction((tx) => withdrawCeremony(tx, SYSTEM, { id, version, reason: "改期" }));
    await holder.query("COMMIT");
    // What was held open may still show what was public when it was begun.
    await Promise.all(asked);
  } finally {
    await holder.end();
  }
  for (const address of own) expect((await request.get(address)).status(), address).toBe(404);
  expect((await request.get(picture)).status()).toBe(404);
  for (const address of lists) expect(await (await request.get(address)).text(), address).not.toContain(title);
});

test("with ten visitors all the time, a hundred withdrawals of consent each work, and for good", async ({
  baseURL,
}) => {
  test.setTimeout(300_000);
  const { id, name, consentId } = await db.$transaction(async (tx) => {
    const lecturer = await aLecturer(tx, { name: "示例撤回同意䶮" });
    await anAppointment(tx, { lecturerIds: [lecturer.id], termStart: "2025-01-01", termEnd: null });
    await aConsent(tx, lecturer.id, { givenOn: "2025-01-01" });
    const { id: consentId } = await tx.lecturerConsent.findFirstOrThrow({ where: { lecturerId: lecturer.id } });
    return { ...lecturer, consentId };
  });
  const addresses = [`/lecturers/${id}`, "/lecturers", `/large/lecturers/${id}`].map((path) => baseURL + path);
  let isOver = false;
  const visitors = Array.from({ length: 10 }, async (_, at) => {
    while (!isOver) await (await fetch(addresses[at % addresses.length]!)).text();
  });
  const found: string[] = [];
  try {
    for (let round = 1; round <= 100; round++) {
      await setWithdrawn(null);
      await expect.poll(() => shows(addresses, name), { intervals: [5] }).toBe(addresses.length);
      await setWithdrawn(new Date("2025-06-01"));
      await expect.poll(() => shows(addresses, name), { intervals: [5] }).toBe(0);
      if ((await shows(addresses, name)) > 0) found.push(`after ${round} withdrawals`);
    }
  } finally {
    isOver = true;
    await Promise.all(visitors);
  }
  expect(found).toEqual([]);

  async function setWithdrawn(withdrawnOn: Date | null): Promise<void> {
    await db.lecturerConsent.update({ where: { id: consentId }, data: { withdrawnOn } });
  }
});

/** At how many of the addresses the name stands. */
async function shows(addresses: readonly string[], name: string): Promise<number> {
  const texts = await Promise.all(addresses.map(async (address) => (await fetch(address)).text()));
  return texts.filter((text) => text.includes(name)).length;
}

/** How many connections wait for somebody's lock with a question about this table. */
async function waitingFor(table: string): Promise<number> {
  const [row] = await db.$queryRaw<{ waiting: number }[]>`
    SELECT count(*)::int AS "waiting" FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock' AND "query" LIKE ${`%"${table}"%`}`;
  return row!.waiting;
}
