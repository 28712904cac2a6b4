import { RecordActions } from "@/components/records/record-actions";
import type { Viewer } from "@/lib/core/viewer";
import { routes } from "@/lib/teaching-points/routes/noun";
import type { RouteDetail } from "@/lib/teaching-points/routes/queries";
import { refusalWithoutStops } from "@/lib/teaching-points/routes/rules";
import { archive, publish, restore, withdraw } from "../actions";

/** What the viewer may do with a route as a whole. */
export function RouteActions({ viewer, route }: { viewer: Viewer; route: RouteDetail }) {
  const text = refusalWithoutStops(route.stops.length)
    ? null
    : `公开概要里的全部内容和照片、视频、文件。${doubtsOf(route)}`;
  return (
    <RecordActions
      noun={routes}
      viewer={viewer}
      record={route}
      actions={{ archive, restore }}
      publication={{ publish, withdraw, text }}
    />
  );
}

/** What somebody should know before a route with such stops is shown. */
function doubtsOf({ stops }: RouteDetail): string {
  const names = stops.filter(({ point }) => point.state !== "IN_FORCE").map(({ point }) => `“${point.name}”`);
  return names.length > 0 ? `注意：${names.join("、")}没有在册的授牌。` : "";
}
