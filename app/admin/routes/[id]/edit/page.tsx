import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { LinkButton } from "@/components/ui/button";
import { ActionForm } from "@/components/ui/form";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { dayInShanghai } from "@/lib/core/dates";
import { recordId } from "@/lib/core/errors";
import { refusalToChange } from "@/lib/core/record-state";
import { requireViewer } from "@/lib/core/viewer";
import { routes } from "@/lib/teaching-points/routes/noun";
import { getRoute, listStopOptions } from "@/lib/teaching-points/routes/queries";
import { listThemeOptions } from "@/lib/teaching-points/routes/themes/queries";
import { RouteFields } from "../../_components/route-fields";
import { change } from "../../actions";

export const metadata: Metadata = { title: "修改线路" };

export default async function EditRoutePage({ params }: { params: Promise<{ id: string }> }) {
  const viewer = await requireViewer("routes.keep");
  const id = recordId((await params).id);
  const today = dayInShanghai();
  const route = id && (await getRoute(viewer, id, today));
  if (!route) notFound();
  const address = `/admin/routes/${route.id}`;
  const refusal = refusalToChange(routes, route);
  const { name, color, description, meetingPlace, accessibility, stops } = route;
  return (
    <>
      <PageHeader
        title="修改线路"
        breadcrumbs={[
          { label: "线路", href: "/admin/routes" },
          { label: name, href: address },
        ]}
      />
      {refusal ? (
        <Notice kind="warn">{refusal}</Notice>
      ) : (
        <ActionForm
          action={change}
          hidden={{ id: route.id, version: route.version }}
          defaultValue={{
            ...{ name, color, description, meetingPlace, accessibility },
            stops: stops.map(({ point, minutes, travelMinutes, topic, narrator }) => ({
              ...{ teachingPointId: String(point.id), minutes, travelMinutes, topic, narrator },
            })),
          }}
          secondary={<LinkButton href={address}>取消</LinkButton>}
        >
          <RouteFields themes={await listThemeOptions(viewer)} points={await listStopOptions(viewer, route, today)} />
        </ActionForm>
      )}
    </>
  );
}
