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
  const own = [`/ceremonies/${id}`, `/large/ceremonies/${id}`, `/share/ceremonies/${id}.png`];
  const lists = ["/", "/large", "/ceremonies", "/large/ceremonies", "/calendar", "/sitemap.xml"];
  // Each is one question to the database, which cannot be held half-way.
  const calendars = [`/ceremonies/${id}/event.ics`, "/calendar.ics"];
  // Without the site's address its map is empty.
  await setAddress("https://dx.example.cn");
  for (const address of [...own, ...calendars]) expect((await request.get(address)).status(), address).toBe(200);
  await expect.poll(async () => (await request.get("/sitemap.xml")).text()).toContain(`/ceremonies/${id}<`);

  const holder = new Client({ connectionString: process.env.DATABASE_URL });
  await holder.connect();
  let isOver = false;
  try {
    // Everything is read anew, and comes to a halt half-way: a gathering is read before its agenda and its letters.
    await holder.query(`UPDATE "Setting" SET "key" = "key" WHERE false`);
    await holder.query("BEGIN");
    await holder.query(`LOCK TABLE "AgendaItem", "AppointmentLetter" IN ACCESS EXCLUSIVE MODE`);
    // The server may still be about to hear of the change, and until then answers from memory: so what was answered is
    // asked for again, until every address has been without an answer from one look to the next.
    const asked: Promise<unknown>[] = [];
    const open = new Set<string>();
    let openBefore: string[] = [];
    const answered = async () => {
      const rest = [...own, ...lists].filter((address) => !(open.has(address) && openBefore.includes(address)));
      for (const address of [...own, ...lists].filter((each) => !open.has(each))) {
        open.add(address);
        asked.push(request.get(address).finally(() => open.delete(address)));
      }
      openBefore = [...open];
      return rest;
    };
    await expect.poll(answered).toEqual([]);
    for (const table of ["AgendaItem", "AppointmentLetter"]) expect(await waitingFor(table), table).toBeGreaterThan(0);
    const visits = calendars.map(async (address) => {
      while (!isOver) await request.get(address);
    });
    await db.$transaction((tx) => withdrawCeremony(tx, SYSTEM, { id, version, reason: "改期" }));
    expect([...open].sort()).toEqual([...own, ...lists].sort());
    await holder.query("COMMIT");
    // What was held open may still show what was public when it was begun.
    await Promise.all(asked);
    isOver = true;
    await Promise.all(visits);
  } finally {
    isOver = true;
    await holder.end();
  }
  const [event, ...wholeLists] = [...calendars, ...lists];
  for (const address of [...own, event!]) expect((await request.get(address)).status(), address).toBe(404);
  for (const address of wholeLists) {
    const text = await (await request.get(address)).text();
    expect(text, address).not.toContain(title);
    expect(text, address).not.toContain(`/ceremonies/${id}<`);
  }
});

test.afterEach(() => setAddress(null));

/** The site's own address, as the settings have it. */
async function setAddress(value: string | null): Promise<void> {
  const key = "publicAddress";
  await db.setting.deleteMany({ where: { key } });
  if (value) await db.setting.create({ data: { key, value } });
}

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
