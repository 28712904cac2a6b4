import type { Metadata } from "next";
import Link from "next/link";
import { RecordList } from "@/components/records/record-list";
import { Badge } from "@/components/ui/badge";
import { FilterBar, FilterSelect, SearchField } from "@/components/ui/filter-bar";
import { Table } from "@/components/ui/table";
import { choiceIn, pageIn, type SearchParams, textIn } from "@/lib/core/address";
import { requireViewer } from "@/lib/core/viewer";
import { organizations } from "@/lib/organizations/noun";
import { type ListedOrganization, listOrganizations } from "@/lib/organizations/queries";
import { pathAbove } from "@/lib/organizations/rules";
import { ORGANIZATION_KIND_LABELS } from "@/lib/organizations/schema";

export const metadata: Metadata = { title: "组织" };

export default async function OrganizationsPage({ searchParams }: { searchParams: SearchParams }) {
  const viewer = await requireViewer("records.view");
  const params = await searchParams;
  const { page, ...range } = pageIn(params.page);
  const filter = {
    text: textIn(params.q),
    kind: choiceIn(params.kind, ["PARTY_ORGANIZATION", "HOST_UNIT"]),
    archived: choiceIn(params.archived, ["YES"]) ?? "NO",
  } as const;
  const { rows, total } = await listOrganizations(viewer, filter, range);
  const filtered = Boolean(filter.text || filter.kind || filter.archived === "YES");
  return (
    <RecordList
      noun={organizations}
      viewer={viewer}
      params={params}
      page={page}
      total={total}
      isNarrowed={filtered || total > 0}
      hints={{ first: "先登记党组织和教学点的承载单位，讲师和教学点再归到它们名下。" }}
      filters={
        <>
          <FilterBar label="筛选组织" params={params} names={["q", "kind", "archived"]}>
            <SearchField label="名称或拼音首字母" name="q" value={filter.text} />
            <FilterSelect
              label="类别"
              name="kind"
              value={filter.kind}
              options={Object.entries(ORGANIZATION_KIND_LABELS).map(([value, label]) => ({ value, label }))}
            />
            <FilterSelect
              label="归档"
              name="archived"
              value={textIn(params.archived)}
              anyLabel="在用"
              options={[{ value: "YES", label: "已归档" }]}
            />
          </FilterBar>
        </>
      }
      table={(empty) => (
        <Table
          caption="组织一览"
          hideCaption
          params={params}
          rows={rows}
          rowKey={({ id }) => String(id)}
          empty={empty}
          columns={[
            { key: "name", header: "名称", cell: (row) => <NameInTree organization={row} flat={filtered} /> },
            { key: "above", header: "上级", cell: (row) => pathAbove(row) || "—" },
            { key: "kind", header: "类别", width: "7em", cell: (row) => ORGANIZATION_KIND_LABELS[row.kind] },
            {
              key: "lecturers",
              header: "讲师",
              align: "right",
              width: "5em",
              cell: (row) =>
                row.lecturers > 0 ? <Link href={`/admin/lecturers?organization=${row.id}`}>{row.lecturers}</Link> : 0,
            },
            { key: "points", header: "教学点", align: "right", width: "5em", cell: (row) => row.points },
          ]}
        />
      )}
    />
  );
}

/** The name, set in as deep as it stands in the tree; in a narrowed list, where those above are missing, it is not. */
function NameInTree({ organization, flat }: { organization: ListedOrganization; flat: boolean }) {
  return (
    <span style={{ paddingInlineStart: flat ? undefined : `${Math.min(organization.depth, 6) * 1.5}em` }}>
      <Link href={`/admin/organizations/${organization.id}`} className="underline underline-offset-4">
        {organization.name}
      </Link>{" "}
      {organization.isSample && <Badge>示例</Badge>}
    </span>
  );
}
