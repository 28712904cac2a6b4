import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { pageMetadata } from "@/components/site/page-metadata";
import { pageOfRest } from "@/components/site/paging";
import { slugOf } from "@/components/site/slug";
import { listThemes } from "@/lib/teaching-points/routes/public";
import { pathOf, titleOf } from "../../../_components/listing";
import { PointListPage } from "../../../_components/point-list-page";

type Props = { params: Promise<{ color: string; rest?: string[] }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const filter = await load(params);
  const { rest = [] } = await params;
  const path = [pathOf(filter), ...rest].join("/");
  const description = `${filter.theme.name}行进式党课的线路在哪些教学点停留：类型、承载单位和地址。`;
  return pageMetadata({ title: titleOf(filter), description, path });
}

export default async function PointColorPage({ params }: Props) {
  return <PointListPage filter={await load(params)} page={pageOfRest((await params).rest) ?? notFound()} />;
}

async function load(params: Props["params"]) {
  const { color: slug } = await params;
  const theme = (await listThemes()).find(({ color }) => slugOf(color) === slug);
  return theme ? { theme: { color: theme.color, name: theme.name } } : notFound();
}
