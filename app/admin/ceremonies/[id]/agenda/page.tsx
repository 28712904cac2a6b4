import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { ceremonies } from "@/lib/ceremonies/noun";
import { getCeremony } from "@/lib/ceremonies/queries";
import { recordId } from "@/lib/core/errors";
import { refusalToChange } from "@/lib/core/record-state";
import { requireViewer } from "@/lib/core/viewer";
import { AgendaRow } from "../../_components/agenda-row";

export const metadata: Metadata = { title: "编辑议程" };

export default async function AgendaPage({ params }: { params: Promise<{ id: string }> }) {
  const viewer = await requireViewer("ceremonies.keep");
  const id = recordId((await params).id);
  const ceremony = id && (await getCeremony(viewer, id));
  if (!ceremony) notFound();
  const address = `/admin/ceremonies/${ceremony.id}`;
  const refusal = refusalToChange(ceremonies, ceremony);
  const { agenda } = ceremony;
  const add = !refusal && (
    <LinkButton href={`${address}/agenda/new`} variant="primary">
      添加环节
    </LinkButton>
  );
  return (
    <>
      <PageHeader
        title="编辑议程"
        breadcrumbs={[
          { label: "仪式", href: "/admin/ceremonies" },
          { label: ceremony.title, href: address },
        ]}
        actions={
          <>
            {agenda.length > 0 && add}
            <LinkButton href={address}>完成</LinkButton>
          </>
        }
      />
      {refusal && <Notice kind="warn">{refusal}</Notice>}
      {agenda.length === 0 ? (
        <EmptyState title="还没有议程" text="按先后顺序逐个添加环节，之后可以上移、下移。" action={add} />
      ) : (
        <ol className="border-t border-line">
          {agenda.map((item, index) => (
            <AgendaRow
              key={item.id}
              item={item}
              place={index + 1}
              of={agenda.length}
              ceremony={{ ceremonyId: ceremony.id, version: ceremony.version }}
            />
          ))}
        </ol>
      )}
    </>
  );
}
