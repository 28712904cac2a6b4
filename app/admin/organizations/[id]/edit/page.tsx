import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { LinkButton } from "@/components/ui/button";
import { ActionForm } from "@/components/ui/form";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { recordId } from "@/lib/core/errors";
import { refusalToChange } from "@/lib/core/record-state";
import { requireViewer } from "@/lib/core/viewer";
import { organizations } from "@/lib/organizations/noun";
import { getOrganization, listChosenOrganization } from "@/lib/organizations/queries";
import { OrganizationFields } from "../../_components/organization-fields";
import { change } from "../../actions";

export const metadata: Metadata = { title: "修改组织" };

export default async function EditOrganizationPage({ params }: { params: Promise<{ id: string }> }) {
  const viewer = await requireViewer("organizations.keep");
  const id = recordId((await params).id);
  const organization = id && (await getOrganization(viewer, id));
  if (!organization) notFound();
  const { name, kind, parentId, version } = organization;
  const parents = await listChosenOrganization(viewer, parentId);
  const address = `/admin/organizations/${organization.id}`;
  const refusal = refusalToChange(organizations, organization);
  return (
    <>
      <PageHeader
        title="修改组织"
        breadcrumbs={[
          { label: "组织", href: "/admin/organizations" },
          { label: name, href: address },
        ]}
      />
      {refusal ? (
        <Notice kind="warn">{refusal}</Notice>
      ) : (
        <ActionForm
          action={change}
          hidden={{ id: organization.id, version }}
          defaultValue={{ name, kind, parentId: parents[0]?.value }}
          secondary={<LinkButton href={address}>取消</LinkButton>}
        >
          <OrganizationFields parents={parents} />
        </ActionForm>
      )}
    </>
  );
}
