import Link from "next/link";
import type { ReactNode } from "react";
import { ArchivedNotice } from "@/components/records/archived-notice";
import { DescriptionList } from "@/components/ui/description-list";
import type { Day } from "@/lib/core/dates";
import type { Viewer } from "@/lib/core/viewer";
import { placeOf } from "@/lib/teaching-points/places/rules";
import type { TeachingPointDetail } from "@/lib/teaching-points/queries";
import { ContactPhone } from "./contact-phone";
import { PlaceFacts } from "./place-facts";
import { PlaqueTable } from "./plaque-table";

type Props = { viewer: Viewer; point: TeachingPointDetail; today: Day };

/** What is written about a point: what visitors read first, then what stays in the office, then its plaques. */
export function PointOverview({ viewer, point, today }: Props) {
  const { id, hostOrganization: host, contactPhone } = point;
  const place = placeOf(point);
  return (
    <>
      <ArchivedNotice record={point} />
      <DescriptionList
        items={[
          {
            term: "承载单位",
            value: host && (
              <Link href={`/admin/organizations/${host.id}`} className="underline underline-offset-4">
                {host.name}
              </Link>
            ),
          },
          { term: "可容纳人数", value: point.capacity && `${point.capacity} 人` },
          { term: "开放时间", value: point.openingHours },
          { term: "介绍", value: lines(point.description) },
          { term: "地址", value: point.address },
          { term: "位置", value: place && <PlaceFacts {...point} place={place} /> },
          { term: "怎么到", value: lines(point.directions) },
          { term: "无障碍", value: lines(point.accessibility) },
          { term: "公开电话", value: point.publicPhone },
          { term: "联系人（不公开）", value: point.contactName },
          {
            term: "联系电话（不公开）",
            value: contactPhone && <ContactPhone viewer={viewer} id={id} masked={contactPhone} />,
          },
        ]}
      />
      <section aria-labelledby="plaques" className="mt-8">
        <h2 id="plaques" className="mb-2 font-serif text-lg font-bold">
          授牌记录
        </h2>
        <PlaqueTable viewer={viewer} plaques={point.plaques} today={today} />
      </section>
    </>
  );
}

function lines(text: string | null): ReactNode {
  return text && <span className="whitespace-pre-line">{text}</span>;
}
