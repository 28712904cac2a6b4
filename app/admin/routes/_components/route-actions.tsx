import { LinkButton } from "@/components/ui/button";
import { ConfirmButton } from "@/components/ui/dialog";
import { may, type Viewer } from "@/lib/core/viewer";
import type { RouteDetail } from "@/lib/teaching-points/routes/queries";
import { refusalToPublish } from "@/lib/teaching-points/routes/rules";
import { archive, publish, restore, withdraw } from "../actions";

/** What the viewer may do with a route as a whole. */
export function RouteActions({ viewer, route }: { viewer: Viewer; route: RouteDetail }) {
  const { id, version, publishedAt, archivedAt, stops } = route;
  const hidden = { id, version };
  const keeps = may(viewer, "routes.keep");
  const publishes = may(viewer, "routes.publish");
  if (archivedAt) {
    return (
      keeps && (
        <ConfirmButton
          trigger="恢复"
          title="恢复这条线路？"
          text="恢复后可以修改，仍不公开。"
          confirmLabel="恢复"
          action={restore}
          hidden={hidden}
        />
      )
    );
  }
  return (
    <>
      {keeps && <LinkButton href={`/admin/routes/${id}/edit`}>修改</LinkButton>}
      {publishes && publishedAt && (
        <ConfirmButton
          trigger="撤下"
          title="从网站上撤下？"
          text="公开页面立即不再显示这条线路；内部记录不变，之后可以重新公开。"
          confirmLabel="撤下"
          confirmVariant="danger"
          action={withdraw}
          hidden={hidden}
          reason={{ name: "reason", label: "原因", required: true }}
        />
      )}
      {publishes && refusalToPublish(route, stops.length) === null && (
        <ConfirmButton
          trigger="公开"
          variant="primary"
          title="在网站上公开？"
          text={`公开概要里的全部内容和照片、视频、文件。${doubtsOf(route)}`}
          confirmLabel="公开"
          confirmVariant="primary"
          action={publish}
          hidden={hidden}
        />
      )}
      {keeps && !publishedAt && (
        <ConfirmButton
          trigger="归档"
          title="归档这条线路？"
          text="归档后不再出现在列表里，记录仍在，需要时可以恢复。"
          confirmLabel="归档"
          confirmVariant="danger"
          action={archive}
          hidden={hidden}
          reason={{ name: "reason", label: "原因", required: true }}
        />
      )}
    </>
  );
}

/** What somebody should know before a route with such stops is shown. */
function doubtsOf({ stops }: RouteDetail): string {
  const names = stops.filter(({ point }) => point.state !== "IN_FORCE").map(({ point }) => `“${point.name}”`);
  return names.length > 0 ? `注意：${names.join("、")}没有在册的授牌。` : "";
}
