import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { LinkButton } from "@/components/ui/button";
import { ActionForm } from "@/components/ui/form";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { listVideoOptions } from "@/lib/ceremonies/agenda/queries";
import { ceremonies } from "@/lib/ceremonies/noun";
import { getAgendaItem } from "@/lib/ceremonies/queries";
import { recordId } from "@/lib/core/errors";
import { refusalToChange } from "@/lib/core/record-state";
import { requireViewer } from "@/lib/core/viewer";
import { AgendaItemFields } from "../../../_components/agenda-item-fields";
import { changeItem } from "../../../actions";

export const metadata: Metadata = { title: "修改环节" };

export default async function AgendaItemPage({ params }: { params: Promise<{ id: string; itemId: string }> }) {
  const viewer = await requireViewer("ceremonies.keep");
  const { id, itemId } = await params;
  const ids = [recordId(id), recordId(itemId)] as const;
  const item = ids[0] && ids[1] && (await getAgendaItem(viewer, ids[0], ids[1]));
  if (!item) notFound();
  const { ceremony, kind, title, remark, course, presenters } = item;
  const videos = await listVideoOptions(viewer, ceremony.id);
  const own = videos.filter(({ itemId }) => itemId === item.id);
  const address = `/admin/ceremonies/${ceremony.id}`;
  const refusal = refusalToChange(ceremonies, ceremony);
  return (
    <>
      <PageHeader
        title="修改环节"
        breadcrumbs={[
          { label: "仪式", href: "/admin/ceremonies" },
          { label: ceremony.title, href: address },
          { label: "议程", href: `${address}/agenda` },
        ]}
      />
      {refusal ? (
        <Notice kind="warn">{refusal}</Notice>
      ) : (
        <ActionForm
          action={changeItem}
          hidden={{ ceremonyId: ceremony.id, version: ceremony.version, itemId: item.id }}
          defaultValue={{
            kind,
            title,
            remark,
            courseId: course?.id ?? null,
            // A lecturer's name is the record's: left empty here, so that choosing another one needs no second change.
            presenters: presenters.map(({ name, capacity, person, organizationId, nameIsPublic }) => ({
              name: person ? null : name,
              capacity,
              lecturerId: person?.lecturers[0]?.id ?? null,
              organizationId,
              nameIsPublic,
            })),
            videos: own.map(({ value }) => value),
          }}
          secondary={<LinkButton href={`${address}/agenda`}>取消</LinkButton>}
        >
          <AgendaItemFields
            videos={videos.map((video) => (own.includes(video) ? { ...video, hint: undefined } : video))}
            known={{
              lecturers: presenters.flatMap(({ person }) => person?.lecturers.flatMap(optionsOf) ?? []),
              organizations: presenters.flatMap(({ organization }) => optionsOf(organization)),
              courses: course ? [{ value: String(course.id), label: course.title }] : [],
            }}
          />
        </ActionForm>
      )}
    </>
  );
}

function optionsOf(record: { id: number; name: string } | null) {
  return record ? [{ value: String(record.id), label: record.name }] : [];
}
