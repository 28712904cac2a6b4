import { z } from "zod";

const shape = z.object({
  DATABASE_URL: z.string().min(1),
  AUTH_SECRET: z.string().min(32).optional(),
  /** Where people reach the site from outside, e.g. https://dx.example.cn; printed in QR codes. */
  PUBLIC_URL: z.url().optional(),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "silent"]).default("info"),
  /** Number of reverse proxies in front that append to X-Forwarded-For; 0 means the header is not believed. */
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(9).default(0),
});

/** The environment, checked once. Throws with the names of what is missing or wrong. */
export const env = shape.parse(process.env);
