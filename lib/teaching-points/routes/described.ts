import type { Tx } from "@/lib/core/db";

/** What the history keeps of a route: names instead of numbers, as they are today, and each stop as one line. */
export async function describeRoute(tx: Tx, id: number) {
  const { name, color, description, meetingPlace, accessibility, stops } = await tx.route.findUniqueOrThrow({
    where: { id },
    include: {
      stops: { include: { teachingPoint: { select: { name: true } } }, orderBy: { position: "asc" } },
    },
  });
  return {
    ...{ name, color, description, meetingPlace, accessibility },
    stops: stops.map(({ teachingPoint, minutes, travelMinutes, topic, narrator }) =>
      [
        `${teachingPoint.name} ${minutes} 分钟`,
        travelMinutes !== null && `路上 ${travelMinutes} 分钟`,
        topic,
        narrator && `${narrator}讲`,
      ]
        .filter(Boolean)
        .join("，"),
    ),
  };
}
