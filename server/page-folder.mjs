import { createHash, randomBytes } from "node:crypto";
import { mkdirSync, readlinkSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { mkdir, readdir, rename, rm, utimes, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/** What is open to everybody has such a path; anything else is only answered by the site itself. */
const PLAIN_PATH = /^(?:\/[a-z0-9-]{1,60}){0,6}\/?$/i;
/** Nobody writes a page for so long; then a folder to which `now` no longer leads goes. */
const FORGOTTEN_MS = 60_000;
/** A school has some thousands of pages. */
const MOST_PAGES = 20_000;

/**
 * Finished pages as files in `PAGES_DIR/now`, for an nginx in front that sends them itself (deploy/nginx/kept-pages.conf).
 * `now` is a link: at every change it is turned to an empty folder before anybody is told that the change was made, and who
 * is still writing writes into the old one, which nobody reads any more. Several servers may share it; each turns it.
 * @param {string} dir
 */
export function pageFolder(dir) {
  const link = join(dir, "now");
  let written = 0;

  /** Where a page that is begun now may be written. */
  function target() {
    try {
      return readlinkSync(link);
    } catch {
      return undefined;
    }
  }

  /**
   * From now on none of the pages written before is there. Never throws: where no new folder can be made (the disk is full) the
   * link goes, which needs no room, and nginx asks the site for everything.
   */
  function empty() {
    written = 0;
    const now = Date.now();
    const name = `pages-${now}-${randomBytes(6).toString("hex")}`;
    try {
      mkdirSync(join(dir, name), { recursive: true });
      symlinkSync(name, `${link}-${name}`);
      renameSync(`${link}-${name}`, link);
    } catch (error) {
      rmSync(link, { force: true });
      console.error(error);
    }
    forget(now, name).catch(console.error);
  }

  /**
   * Removes old folders; another server may be about to turn to a younger one.
   * @param {number} now
   * @param {string} name
   */
  async function forget(now, name) {
    for (const old of await readdir(dir)) {
      const madeAt = Number(/^(?:now-)?pages-(\d+)-/.exec(old)?.[1]);
      if (now - madeAt > FORGOTTEN_MS && old !== name) await rm(join(dir, old), { recursive: true, force: true });
    }
  }

  /**
   * Writes a page where it would have been begun; never mind if that is gone, or the disk is full.
   * @param {string | undefined} begun
   * @param {string} path
   * @param {{ body: Uint8Array; zipped: Uint8Array }} page
   */
  async function write(begun, path, { body, zipped }) {
    if (begun === undefined || begun !== target() || !PLAIN_PATH.test(path) || written >= MOST_PAGES) return;
    written += 1;
    const file = join(dir, begun, path, "index.html");
    await place(join(dir, begun), `${file}.gz`, zipped);
    await place(join(dir, begun), file, body);
  }

  return { target, empty, write };
}

/**
 * Whole or not at all. nginx makes its ETag of time and length, so the time stands for the content.
 * @param {string} root
 * @param {string} file
 * @param {Uint8Array} bytes
 */
async function place(root, file, bytes) {
  const unfinished = join(root, `.${randomBytes(8).toString("hex")}`);
  try {
    // The root is not made again: when it is gone, so is what was written for it.
    await writeFile(unfinished, bytes);
    const time = createHash("sha256").update(bytes).digest().readUInt32BE() / 2;
    await utimes(unfinished, time, time);
    if (dirname(file) !== root) await mkdir(dirname(file), { recursive: true });
    await rename(unfinished, file);
  } catch {
    await rm(unfinished, { force: true });
  }
}
