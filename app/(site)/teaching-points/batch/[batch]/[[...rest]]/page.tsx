import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { pageMetadata } from "@/components/site/page-metadata";
import { pageOfRest } from "@/components/site/paging";
import { recordId } from "@/lib/core/errors";
import { pathOf, titleOf } from "../../../_components/listing";
import { PointListPage } from "../../../_components/point-list-page";

type Props = { params: Promise<{ batch: string; rest?: string[] }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { batch: text, rest = [] } = await params;
  const batch = recordId(text);
  if (batch === null) return {};
  const title = titleOf({ batch });
  const path = [pathOf({ batch }), ...rest].join("/");
  return pageMetadata({ title, description: `${title}名册：类型、承载单位和地址。`, path });
}

export default async function BatchPage({ params }: Props) {
  const { batch, rest } = await params;
  return <PointListPage filter={{ batch: recordId(batch) ?? notFound() }} page={pageOfRest(rest) ?? notFound()} />;
}
