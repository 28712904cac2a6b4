import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { expect, test } from "vitest";
import { bucketPlace } from "./places.mjs";

const HOUR = 3_600_000;

/** A bucket in memory, with how old its objects are. */
function aBucket(ages: Record<string, number>, { refusesToRemove = false } = {}) {
  const objects = new Map(
    Object.entries(ages).map(([path, hours]) => [path, { bytes: Buffer.alloc(0), at: Date.now() - hours * HOUR }]),
  );
  return {
    names: () => [...objects.keys()].sort(),
    async write(path: string, source: AsyncIterable<Buffer>) {
      objects.set(path, { bytes: await buffer(source), at: Date.now() });
    },
    read: (path: string) => Readable.from([objects.get(path)!.bytes]),
    async remove(path: string) {
      if (refusesToRemove) throw Object.assign(new Error("Access Denied"), { code: "AccessDenied" });
      objects.delete(path);
    },
    copy: async (from: string, to: string) => void objects.set(to, objects.get(from)!),
    list: async () => [...objects].map(([path, { at }]) => ({ path, lastModifiedMs: at })),
  };
}

test("what killed backups left in a bucket goes after a day; what others write at this moment stays", async () => {
  const bucket = aBucket({
    "b/unfinished-backup-20270101-023000-11111111-daily.sealed": 25,
    "b/unfinished-backup-20270102-023000-22222222-daily.sealed": 1,
    "b/backup-20270101-023000-11111111-daily.sealed": 200,
    "b/something-else": 200,
  });
  const place = bucketPlace(bucket, { label: "s3://school/b", folder: "b", passphrase: "a passphrase that is long" });
  const name = "backup-20270102-033000-11111111-daily";
  await place.write(name, [{ path: "contents.json", source: [Buffer.from("{}")] }]);
  expect(await place.list()).toEqual(["backup-20270101-023000-11111111-daily"]);
  await place.finish(name);
  expect(bucket.names()).toEqual([
    "b/backup-20270101-023000-11111111-daily.sealed",
    "b/backup-20270102-033000-11111111-daily.sealed",
    "b/something-else",
    "b/unfinished-backup-20270102-023000-22222222-daily.sealed",
  ]);
});

test("abandoned ones that cannot be removed are told, and are no reason to have no backup", async () => {
  const abandoned = "b/unfinished-backup-20270101-023000-11111111-daily.sealed";
  const bucket = aBucket({ [abandoned]: 25 }, { refusesToRemove: true });
  const place = bucketPlace(bucket, { label: "s3://school/b", folder: "b", passphrase: "a passphrase that is long" });
  const name = "backup-20270102-033000-11111111-daily";
  await place.write(name, [{ path: "contents.json", source: [Buffer.from("{}")] }]);
  await place.finish(name);
  expect(await place.list()).toEqual([name]);
  expect(place.leftovers()).toEqual([
    { path: abandoned, reason: "AccessDenied" },
    { path: `b/unfinished-${name}.sealed`, reason: "AccessDenied" },
  ]);
});
