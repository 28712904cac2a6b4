import { setTimeout as wait } from "node:timers/promises";

/** What a server said to a form: where it leads, or null when the form came back with something to put right. */
export type Sent = { to: string | null; status: number; page: string };

/**
 * A browser without script: keeps cookies, reads pages, fills in forms and sends them. With several addresses each request goes to
 * the next one, as behind a proxy that deals them out.
 */
export class PlainVisitor {
  private readonly cookies = new Map<string, string>();
  private turn = 0;

  constructor(
    private readonly sites: readonly string[],
    private readonly patience = 20_000,
    /** What a proxy in front would say of this visitor. */
    private readonly said: Record<string, string> = {},
  ) {}

  /** Gets an address as it is answered. Throws when nobody answers. */
  get(path: string): Promise<Response> {
    return this.ask(path);
  }

  /** Any request, with the cookies of this visitor and from a page of this site. */
  async ask(path: string, init: RequestInit = {}): Promise<Response> {
    const site = this.sites[this.turn++ % this.sites.length]!;
    const headers = new Headers({ ...this.said, ...(init.headers as Record<string, string>) });
    headers.set("cookie", [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; "));
    headers.set("origin", site);
    const signal = AbortSignal.timeout(this.patience);
    const answer = await fetch(site + path, { ...init, headers, signal, redirect: "manual" });
    for (const cookie of answer.headers.getSetCookie()) this.keep(cookie);
    return answer;
  }

  /** Fills in the form of a page that has all these fields, and sends it. Throws when there is no such form. */
  async send(path: string, values: Record<string, string>): Promise<Sent> {
    const page = await this.get(path);
    const body = formWith(await page.text(), values);
    if (!body) throw new Error(`${path} answered ${page.status} without a form for ${Object.keys(values).join(", ")}`);
    const answer = await this.ask(path, { method: "POST", body });
    return { to: answer.headers.get("location"), status: answer.status, page: await answer.text() };
  }

  /** Signs in through the page. Throws when the site does not let this person in. */
  async signIn(username: string, password: string): Promise<void> {
    const { to, status } = await this.send("/sign-in", { username, password });
    if (!to) throw new Error(`${username} was not let in: ${status}`);
  }

  private keep(cookie: string): void {
    const [pair = "", ...attributes] = cookie.split(";");
    const at = pair.indexOf("=");
    const name = pair.slice(0, at).trim();
    const isOver = attributes.some((attribute) => /^\s*max-age=0\s*$/i.test(attribute));
    if (isOver) this.cookies.delete(name);
    else this.cookies.set(name, pair.slice(at + 1));
  }
}

/** Asks until it holds, for things that take a moment to go round. False when it does not come to that. */
export async function comesTrue(holds: () => Promise<boolean>, milliseconds: number): Promise<boolean> {
  for (const end = Date.now() + milliseconds; Date.now() < end; await wait(50)) {
    if (await holds().catch(() => false)) return true;
  }
  return false;
}

/** The first form of a page that has all these fields, filled in; what it held already goes along. */
function formWith(html: string, values: Record<string, string>): FormData | null {
  const names = Object.keys(values);
  for (const [form] of html.matchAll(/<form\b[\s\S]*?<\/form>/g)) {
    const fields = fieldsOf(form);
    if (!names.every((name) => form.includes(`name="${name}"`))) continue;
    const body = new FormData();
    for (const [name, value] of fields) if (!(name in values)) body.append(name, value);
    for (const name of names) body.append(name, values[name]!);
    return body;
  }
  return null;
}

/** What a form would send as it stands: texts, hidden values, ticks and choices. */
function fieldsOf(form: string): [string, string][] {
  const fields: [string, string][] = [];
  for (const [tag] of form.matchAll(/<input\b[^>]*>/g)) {
    const [name, type, value] = [attribute(tag, "name"), attribute(tag, "type"), attribute(tag, "value")];
    if (!name || type === "submit" || type === "file") continue;
    if (/^(radio|checkbox)$/.test(type ?? "") && !/\schecked(=|\s|>|\/)/.test(tag)) continue;
    fields.push([name, value ?? (type === "checkbox" ? "on" : "")]);
  }
  for (const [, tag = "", text = ""] of form.matchAll(/(<textarea\b[^>]*>)([\s\S]*?)<\/textarea>/g)) {
    const name = attribute(tag, "name");
    if (name) fields.push([name, plain(text)]);
  }
  for (const [, tag = "", options = ""] of form.matchAll(/(<select\b[^>]*>)([\s\S]*?)<\/select>/g)) {
    const name = attribute(tag, "name");
    const chosen = /<option\b[^>]*\sselected[^>]*>/.exec(options) ?? /<option\b[^>]*>/.exec(options);
    if (name && chosen) fields.push([name, attribute(chosen[0], "value") ?? ""]);
  }
  return fields;
}

function attribute(tag: string, name: string): string | null {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag);
  return found ? plain(found[1]!) : null;
}

const SIGNS: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#x27": "'", "#39": "'" };

function plain(text: string): string {
  return text.replace(/&(#?\w+);/g, (whole, sign: string) => SIGNS[sign] ?? whole);
}
