import type { Chapter } from "./chapter";
import { ceremonies } from "./chapters/ceremonies";
import { lecturers } from "./chapters/lecturers";
import { teachingPoints } from "./chapters/teaching-points";

/** The chapters of the yearly summary in their order. A chapter is a file in chapters/ and one word here. */
export const CHAPTERS: readonly Chapter[] = [lecturers, teachingPoints, ceremonies];
