import type { Metadata } from "next";
import { LinkButton } from "@/components/ui/button";
import { ActionForm } from "@/components/ui/form";
import { PageHeader } from "@/components/ui/page-header";
import { dayInShanghai } from "@/lib/core/dates";
import { requireViewer } from "@/lib/core/viewer";
import { listStopOptions } from "@/lib/teaching-points/routes/queries";
import { listThemeOptions } from "@/lib/teaching-points/routes/themes/queries";
import { RouteFields } from "../_components/route-fields";
import { create } from "../actions";

export const metadata: Metadata = { title: "新建线路" };

export default async function NewRoutePage() {
  const viewer = await requireViewer("routes.keep");
  return (
    <>
      <PageHeader title="新建线路" breadcrumbs={[{ label: "线路", href: "/admin/routes" }]} />
      <ActionForm
        action={create}
        defaultValue={{ stops: [{}, {}] }}
        secondary={<LinkButton href="/admin/routes">取消</LinkButton>}
      >
        <RouteFields
          themes={await listThemeOptions(viewer)}
          points={await listStopOptions(viewer, null, dayInShanghai())}
        />
      </ActionForm>
    </>
  );
}
