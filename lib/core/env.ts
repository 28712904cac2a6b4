import { z } from "zod";

const shape = z.object({
  DATABASE_URL: z.string().min(1),
  /** Where the database is, for people; the start says it. */
  DATABASE_PLACE: z.string().optional(),
  AUTH_SECRET: z.string().min(32).optional(),
  /** Where people reach the site from outside, e.g. https://dx.example.cn; printed in QR codes. */
  PUBLIC_URL: z.url().optional(),
  /** Where files made by the server are kept. */
  DATA_DIR: z.string().min(1).default("data"),
  /** With several servers: a folder that all of them share, for uploads, what is printed in bulk, and files without a bucket. */
  SHARED_DIR: z.string().min(1).optional(),
  /** A bucket for uploaded files instead of DATA_DIR/files; the other S3 settings only mean something with it. */
  S3_BUCKET: z.string().min(3).optional(),
  /** Where the bucket is kept, when not at Amazon. */
  S3_ENDPOINT: z.url().optional(),
  S3_REGION: z.string().min(1).default("us-east-1"),
  S3_ACCESS_KEY_ID: z.string().min(1).optional(),
  S3_SECRET_ACCESS_KEY: z.string().min(1).optional(),
  /** A folder in the bucket, when it is shared with others. */
  S3_PREFIX: z.string().default(""),
  /** The bucket's name in the path of an address (MinIO); false: in the host's name (OSS, COS). */
  S3_PATH_STYLE: z.stringbool().default(true),
  PORT: z.coerce.number().int().min(1).max(65535).default(3000),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "silent"]).default("info"),
  /** A question to the database that takes longer has a line in the log. */
  SLOW_QUERY_MS: z.coerce.number().int().min(1).default(500),
  /** Whoever sends it may read /api/metrics from another machine. */
  METRICS_TOKEN: z.string().min(16).optional(),
  /** Number of reverse proxies in front that append to X-Forwarded-For; 0 means the header is not believed. */
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(9).default(0),
});

/** The environment, checked once. Throws with the names of what is missing or wrong. */
export const env = shape.parse(process.env);

/** The site's address without a slash at the end: as configured in the settings, else PUBLIC_URL, else this machine. */
export function siteAddress(configured: string | null): string {
  return publicSiteAddress(configured) ?? `http://localhost:${env.PORT}`;
}

/** The same where this machine's own name would be of no use to anybody; null while nobody has said the address. */
export function publicSiteAddress(configured: string | null): string | null {
  return (configured || env.PUBLIC_URL)?.replace(/\/+$/, "") ?? null;
}
