import { db, type Tx } from "@/lib/core/db";

/** How many sample records are present, by noun. They are shown in a banner and named in every summary. */
export async function countSamples(client: Tx = db) {
  const where = { isSample: true };
  const [lecturers, teachingPoints, routes, courses, ceremonies, appointments, organizations, teams] = [
    await client.lecturer.count({ where }),
    await client.teachingPoint.count({ where }),
    await client.route.count({ where }),
    await client.course.count({ where }),
    await client.ceremony.count({ where }),
    await client.appointment.count({ where }),
    await client.organization.count({ where }),
    await client.lecturerTeam.count({ where }),
  ];
  const total = lecturers + teachingPoints + routes + courses + ceremonies + appointments + organizations + teams;
  return { lecturers, teachingPoints, routes, courses, ceremonies, appointments, organizations, teams, total };
}
