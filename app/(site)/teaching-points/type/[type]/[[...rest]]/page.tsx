import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { pageMetadata } from "@/components/site/page-metadata";
import { pageOfRest } from "@/components/site/paging";
import { fromSlug } from "@/components/site/slug";
import { TEACHING_POINT_TYPES } from "@/lib/teaching-points/schema";
import { pathOf, titleOf } from "../../../_components/listing";
import { PointListPage } from "../../../_components/point-list-page";

type Props = { params: Promise<{ type: string; rest?: string[] }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { type: slug, rest = [] } = await params;
  const type = fromSlug(TEACHING_POINT_TYPES, slug);
  if (type === null) return {};
  const title = titleOf({ type });
  const path = [pathOf({ type }), ...rest].join("/");
  return pageMetadata({ title, description: `${title}名册：批次、承载单位和地址。`, path });
}

export default async function PointTypePage({ params }: Props) {
  const { type, rest } = await params;
  return (
    <PointListPage
      filter={{ type: fromSlug(TEACHING_POINT_TYPES, type) ?? notFound() }}
      page={pageOfRest(rest) ?? notFound()}
    />
  );
}
