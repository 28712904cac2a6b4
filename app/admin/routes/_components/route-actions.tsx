import { LinkButton } from "@/components/ui/button";
import { may, type Viewer } from "@/lib/core/viewer";
import type { RouteDetail } from "@/lib/teaching-points/routes/queries";
import { refusalToPublish } from "@/lib/teaching-points/routes/rules";
import { ArchiveButton, PublishButton, RestoreButton, WithdrawButton } from "../../_components/state-buttons";
import { archive, publish, restore, withdraw } from "../actions";

/** What the viewer may do with a route as a whole. */
export function RouteActions({ viewer, route }: { viewer: Viewer; route: RouteDetail }) {
  const { id, publishedAt, archivedAt, stops } = route;
  const keeps = may(viewer, "routes.keep");
  const publishes = may(viewer, "routes.publish");
  const shared = { called: "这条线路", record: route };
  if (archivedAt) return keeps && <RestoreButton {...shared} action={restore} text="恢复后可以修改，仍不公开。" />;
  return (
    <>
      {keeps && <LinkButton href={`/admin/routes/${id}/edit`}>修改</LinkButton>}
      {publishes && publishedAt && <WithdrawButton {...shared} action={withdraw} />}
      {publishes && refusalToPublish(route, stops.length) === null && (
        <PublishButton
          record={route}
          action={publish}
          text={`公开概要里的全部内容和照片、视频、文件。${doubtsOf(route)}`}
        />
      )}
      {keeps && !publishedAt && (
        <ArchiveButton {...shared} action={archive} text="归档后不再出现在列表里，记录仍在，需要时可以恢复。" />
      )}
    </>
  );
}

/** What somebody should know before a route with such stops is shown. */
function doubtsOf({ stops }: RouteDetail): string {
  const names = stops.filter(({ point }) => point.state !== "IN_FORCE").map(({ point }) => `“${point.name}”`);
  return names.length > 0 ? `注意：${names.join("、")}没有在册的授牌。` : "";
}
