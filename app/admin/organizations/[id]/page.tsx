import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { cache } from "react";
import { RecordHistory } from "@/components/audit/record-history";
import { ArchivedNotice } from "@/components/records/archived-notice";
import { Badge } from "@/components/ui/badge";
import { DescriptionList } from "@/components/ui/description-list";
import { PageHeader } from "@/components/ui/page-header";
import { Tabs } from "@/components/ui/tabs";
import { choiceIn, type SearchParams } from "@/lib/core/address";
import { recordId } from "@/lib/core/errors";
import { requireViewer } from "@/lib/core/viewer";
import { countBelongings, getOrganization } from "@/lib/organizations/queries";
import { ORGANIZATION_KIND_LABELS } from "@/lib/organizations/schema";
import { recordTitle } from "../../_components/record-title";
import { OrganizationActions } from "../_components/organization-actions";

const findOrganization = cache(getOrganization);

type Props = { params: Promise<{ id: string }>; searchParams: SearchParams };

export function generateMetadata({ params }: Props): Promise<Metadata> {
  return recordTitle("组织", params, async (viewer, id) => (await findOrganization(viewer, id))?.name);
}

export default async function OrganizationPage({ params, searchParams }: Props) {
  const viewer = await requireViewer("records.view");
  const id = recordId((await params).id);
  const organization = id && (await findOrganization(viewer, id));
  if (!organization) notFound();
  const query = await searchParams;
  const tab = choiceIn(query.tab, ["history"]) ?? "overview";
  const belongings = await countBelongings(viewer, organization.id);
  return (
    <>
      <PageHeader
        title={organization.name}
        breadcrumbs={[
          { label: "组织", href: "/admin/organizations" },
          ...organization.above.map((above) => ({ label: above.name, href: `/admin/organizations/${above.id}` })),
        ]}
        meta={
          <>
            {ORGANIZATION_KIND_LABELS[organization.kind]}
            {organization.isSample && <Badge>示例</Badge>}
            {organization.archivedAt && <Badge tone="warn">已归档</Badge>}
          </>
        }
        actions={<OrganizationActions viewer={viewer} organization={organization} />}
      />
      <ArchivedNotice record={organization} />
      <Tabs
        label="组织"
        params={query}
        current={tab}
        tabs={[
          { key: "overview", label: "概要" },
          { key: "history", label: "历史" },
        ]}
      />
      {tab === "history" ? (
        <RecordHistory viewer={viewer} subjectType="organization" subjectId={organization.id} />
      ) : (
        <DescriptionList
          items={[
            {
              term: "上级组织",
              value: organization.parent && (
                <Link href={`/admin/organizations/${organization.parent.id}`}>{organization.parent.name}</Link>
              ),
            },
            { term: "下级组织", value: <Children of={organization.children} /> },
            {
              term: "讲师",
              value:
                belongings.lecturers > 0 ? (
                  <Link href={`/admin/lecturers?organization=${organization.id}`}>{belongings.lecturers} 位</Link>
                ) : (
                  "0 位"
                ),
            },
            { term: "讲师团", value: `${belongings.teams} 个` },
            { term: "承载的教学点", value: `${belongings.points} 个` },
            { term: "账号", value: `${belongings.accounts} 个` },
          ]}
        />
      )}
    </>
  );
}

function Children({ of }: { of: { id: number; name: string }[] }) {
  if (of.length === 0) return "0 个";
  return (
    <ul>
      {of.map(({ id, name }) => (
        <li key={id}>
          <Link href={`/admin/organizations/${id}`}>{name}</Link>
        </li>
      ))}
    </ul>
  );
}
