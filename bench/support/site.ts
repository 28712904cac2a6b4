import { z } from "zod";

const shape = z.object({
  BASE_URL: z.url(),
  SERVER_PID: z.coerce.number().int().positive(),
  OWNER_DATABASE_URL: z.string().min(1),
  SUPER_DATABASE_URL: z.string().min(1),
  CHROMIUM_PATH: z.string().min(1),
});

/**
 * The running site that is measured: its address, its server's process, its database as the owner and as the superuser, who alone
 * may create another beside it, and a browser to visit it with.
 */
export type Site = { url: string; serverPid: number; databaseUrl: string; superUrl: string; chromium: string };

/** The site `npm run bench` brought up and described in the environment. Throws when it did not. */
export function siteOfEnvironment(): Site {
  const given = shape.parse(process.env);
  return {
    url: given.BASE_URL,
    serverPid: given.SERVER_PID,
    databaseUrl: given.OWNER_DATABASE_URL,
    superUrl: given.SUPER_DATABASE_URL,
    chromium: given.CHROMIUM_PATH,
  };
}

/** Flags for every browser that visits the site: a sandbox needs a user who is not root, and nobody is to be phoned. */
export const BROWSER_FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
