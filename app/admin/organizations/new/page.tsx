import type { Metadata } from "next";
import { LinkButton } from "@/components/ui/button";
import { ActionForm } from "@/components/ui/form";
import { PageHeader } from "@/components/ui/page-header";
import { type SearchParams, textIn } from "@/lib/core/address";
import { recordId } from "@/lib/core/errors";
import { requireViewer } from "@/lib/core/viewer";
import { listChosenOrganization } from "@/lib/organizations/queries";
import { OrganizationFields } from "../_components/organization-fields";
import { create } from "../actions";

export const metadata: Metadata = { title: "新建组织" };

export default async function NewOrganizationPage({ searchParams }: { searchParams: SearchParams }) {
  const viewer = await requireViewer("organizations.keep");
  const parents = await listChosenOrganization(viewer, recordId(textIn((await searchParams).parent)));
  return (
    <>
      <PageHeader title="新建组织" breadcrumbs={[{ label: "组织", href: "/admin/organizations" }]} />
      <ActionForm
        action={create}
        defaultValue={{ kind: "PARTY_ORGANIZATION", parentId: parents[0]?.value }}
        secondary={<LinkButton href="/admin/organizations">取消</LinkButton>}
      >
        <OrganizationFields parents={parents} />
      </ActionForm>
    </>
  );
}
