import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { LinkButton } from "@/components/ui/button";
import { ActionForm } from "@/components/ui/form";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { recordId } from "@/lib/core/errors";
import { refusalToChange } from "@/lib/core/record-state";
import { requireViewer } from "@/lib/core/viewer";
import { teachingPoints } from "@/lib/teaching-points/noun";
import { positionText } from "@/lib/teaching-points/places/position/rules";
import { placeOf } from "@/lib/teaching-points/places/rules";
import { getTeachingPoint } from "@/lib/teaching-points/queries";
import { PointFields } from "../../_components/point-fields";
import { change } from "../../actions";

export const metadata: Metadata = { title: "修改教学点" };

export default async function EditTeachingPointPage({ params }: { params: Promise<{ id: string }> }) {
  const viewer = await requireViewer("teaching-points.keep");
  const id = recordId((await params).id);
  const point = id && (await getTeachingPoint(viewer, id));
  if (!point) notFound();
  const address = `/admin/teaching-points/${point.id}`;
  const refusal = refusalToChange(teachingPoints, point);
  const place = placeOf(point);
  const { name, type, hostOrganizationId, hostOrganization: host, capacity, openingHours, description } = point;
  return (
    <>
      <PageHeader
        title="修改教学点"
        breadcrumbs={[
          { label: "教学点", href: "/admin/teaching-points" },
          { label: name, href: address },
        ]}
      />
      {refusal ? (
        <Notice kind="warn">{refusal}</Notice>
      ) : (
        <ActionForm
          action={change}
          hidden={{ id: point.id, version: point.version }}
          defaultValue={{
            name,
            type,
            hostOrganizationId,
            address: point.address,
            position: place && positionText(place),
            datum: place?.datum,
            directions: point.directions,
            accessibility: point.accessibility,
            publicPhone: point.publicPhone,
            contactName: point.contactName,
            capacity,
            openingHours,
            description,
          }}
          secondary={<LinkButton href={address}>取消</LinkButton>}
        >
          <PointFields
            hosts={host ? [{ value: String(host.id), label: host.name }] : []}
            maskedPhone={point.contactPhone}
          />
        </ActionForm>
      )}
    </>
  );
}
