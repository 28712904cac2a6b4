import { wherePublished as whereCeremonyPublished } from "@/lib/ceremonies/where";
import type { Day } from "@/lib/core/dates";
import { db, type Tx } from "@/lib/core/db";
import { wherePublished as whereCoursePublished } from "@/lib/courses/where";
import { coveringPhoto, wherePublicOn as whereLecturerPublicOn } from "@/lib/lecturers/consents/where";
import { wherePublished as whereRoutePublished } from "@/lib/teaching-points/routes/where";
import { wherePublished as wherePointPublished } from "@/lib/teaching-points/where";
import type { Prisma } from "@/prisma/generated/client";
import { type AddressedFile, findAddressed } from "./addressed";

/**
 * The condition for an attachment that the public may see on a day: its record is public then. A lecturer's photograph asks
 * for a consent that covers it as well.
 */
export function whereShownOn(day: Day): Prisma.AttachmentWhereInput {
  return {
    OR: [
      { teachingPoint: wherePointPublished },
      { route: whereRoutePublished },
      { course: whereCoursePublished },
      { ceremony: whereCeremonyPublished },
      {
        lecturer: {
          AND: [whereLecturerPublicOn(day), { consents: { some: coveringPhoto } }],
        },
      },
    ],
  };
}

/** The file under an address, when anybody may see it on a day; else null. Asked anew each time: a withdrawal works at once. */
export function findPublicFile(
  address: { key: string; name: string },
  day: Day,
  client: Tx = db,
): Promise<AddressedFile | null> {
  return findAddressed(address, whereShownOn(day), client);
}
