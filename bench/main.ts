import { say } from "@/bin/lib/progress.mjs";
import * as backups from "./backups";
import * as batches from "./batches";
import * as files from "./files";
import * as histories from "./histories";
import * as invented from "./invented";
import * as lecturers from "./lecturers";
import * as letters from "./letters";
import * as lists from "./lists";
import * as nginx from "./nginx";
import * as pages from "./pages";
import * as phone from "./phone";
import { type Figure, tableOf } from "./support/figure";
import { type Site, siteOfEnvironment } from "./support/site";

// In this order: a server's memory is measured while it is fresh, and the last ones replace the school's places and people.
const MEASURES: Record<string, { run: (site: Site) => Promise<Figure[]> }> = {
  batches,
  files,
  letters,
  invented,
  pages,
  nginx,
  phone,
  lists,
  lecturers,
  histories,
  backups,
};

const names = process.argv.slice(2);
const unknown = names.filter((name) => !MEASURES[name]);
if (unknown.length > 0) throw new Error(`${unknown.join(", ")}: measured are ${Object.keys(MEASURES).join(", ")}`);

const site = siteOfEnvironment();
const figures: Figure[] = [];
try {
  for (const [name, { run }] of Object.entries(MEASURES)) {
    if (names.length > 0 && !names.includes(name)) continue;
    say(`正在测量 ${name}…`);
    figures.push(...(await run(site)));
  }
} finally {
  // What was measured before something broke is worth its minutes.
  say(tableOf(figures).join("\n"));
}
process.exit(0);
