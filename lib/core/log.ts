import pino from "pino";
import { env } from "./env";

/** Structured log on stdout. Never give it form values: they may hold passwords or phone numbers. */
export const log = pino({ level: env.LOG_LEVEL });
