import { launch } from "chrome-launcher";
import lighthouse, { type Result } from "lighthouse";
import type { Figure } from "./support/figure";
import { handWritten } from "./support/hand-written";
import { kindOf, listPages, recordPages } from "./support/public-pages";
import { BROWSER_FLAGS, type Site } from "./support/site";

const ROUNDS = 3;

/** Categories of Lighthouse, what each must reach, and how it is called. */
const CATEGORIES = { performance: 95, accessibility: 100, "best-practices": 100, seo: 100 } as const;
type Category = keyof typeof CATEGORIES;

/** The public pages as Lighthouse sees them on a phone with a slow connection, each beside its content as one plain file. */
export async function run({ url, chromium }: Site): Promise<Figure[]> {
  const pages = [...listPages, ...(await recordPages(url))];
  const chrome = await launch({ chromePath: chromium, chromeFlags: ["--headless=new", ...BROWSER_FLAGS] });
  try {
    const figures: Figure[] = [];
    for (const page of pages) figures.push(...(await figuresOf(url, page, chrome.port)));
    return figures;
  } finally {
    chrome.kill();
  }
}

/**
 * Speed is the best of some runs, since a busy machine only ever slows a page, and one run that keeps every limit is enough.
 * The other categories are the worst.
 */
async function figuresOf(url: string, page: string, port: number): Promise<Figure[]> {
  const plain = await handWritten(url, page);
  try {
    const [own, other]: [Result[], Result[]] = [[], []];
    do {
      own.push(await visit(url + page, port));
      other.push(await visit(plain.url, port));
    } while (own.length < ROUNDS && !isEnough(own, other));
    return [
      ...Object.keys(CATEGORIES).map((name) => score(page, name as Category, own)),
      paint(page, own, other),
      bytes(page, own),
    ];
  } finally {
    plain.close();
  }
}

/** Now and then the browser paints nothing while it is watched; Lighthouse says so, and such a visit says nothing. */
async function visit(address: string, port: number, tries = 3): Promise<Result> {
  const result = await lighthouse(address, { port, logLevel: "error", onlyCategories: Object.keys(CATEGORIES) });
  if (result && !result.lhr.runtimeError) return result.lhr;
  if (tries > 1) return visit(address, port, tries - 1);
  throw new Error(`Lighthouse could not measure ${address}: ${result?.lhr.runtimeError?.message}`);
}

function isEnough(own: Result[], other: Result[]): boolean {
  return own.some((run) => scoreOf(run, "performance") >= CATEGORIES.performance) && paintRatio(own, other) <= 1.5;
}

function score(page: string, category: Category, runs: Result[]): Figure {
  const scores = runs.map((run) => scoreOf(run, category));
  return {
    name: `${kindOf(page)}: Lighthouse on a phone, ${category}`,
    measured: category === "performance" ? Math.max(...scores) : Math.min(...scores),
    unit: "",
    limit: CATEGORIES[category],
    better: "higher",
    details: [scores.join(", "), ...failuresOf(category, runs)].join("; "),
  };
}

function paint(page: string, own: Result[], other: Result[]): Figure {
  return {
    name: `${kindOf(page)}: largest contentful paint against one plain file`,
    measured: paintRatio(own, other),
    limit: 1.5,
    better: "lower",
    details: `${Math.round(paintOf(own))} ms against ${Math.round(paintOf(other))} ms, simulated slow 4G`,
  };
}

/** What is transferred besides pictures, in the run that took most. */
function bytes(page: string, runs: Result[]): Figure {
  const sizes = runs.map((run) =>
    requestsOf(run)
      .filter(({ resourceType }) => resourceType !== "Image" && resourceType !== "Media")
      .reduce((sum, { transferSize = 0 }) => sum + transferSize, 0),
  );
  return {
    name: `${kindOf(page)}: transferred without pictures`,
    measured: Math.max(...sizes) / 1024,
    unit: "KB",
    limit: 180,
    better: "lower",
    details: "",
  };
}

/** The audits that cost points, by name. */
function failuresOf(category: Category, runs: Result[]): string[] {
  if (category === "performance") return [];
  const failed = runs.flatMap((run) =>
    (run.categories[category]?.auditRefs ?? [])
      .filter(({ id, weight }) => weight > 0 && (run.audits[id]?.score ?? 1) < 1)
      .map(({ id }) => id),
  );
  return [...new Set(failed)];
}

const paintRatio = (own: Result[], other: Result[]) => paintOf(own) / paintOf(other);

function paintOf(runs: Result[]): number {
  return Math.min(...runs.map((run) => run.audits["largest-contentful-paint"]?.numericValue ?? Number.NaN));
}

function scoreOf(run: Result, category: Category): number {
  return Math.round((run.categories[category]?.score ?? 0) * 100);
}

function requestsOf(run: Result): { resourceType?: string; transferSize?: number }[] {
  const details = run.audits["network-requests"]?.details;
  return details?.type === "table" ? (details.items as { resourceType?: string; transferSize?: number }[]) : [];
}
