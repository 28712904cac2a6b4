import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { pageMetadata } from "@/components/site/page-metadata";
import { pageNumber } from "@/components/site/paging";
import { PointListPage } from "../../_components/point-list-page";

type Props = { params: Promise<{ page: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { page } = await params;
  const title = `现场教学点（第 ${page} 页）`;
  return pageMetadata({ title, description: "社区党校现场教学点名册。", path: `/teaching-points/page/${page}` });
}

export default async function FurtherPointsPage({ params }: Props) {
  return <PointListPage filter={{}} page={pageNumber((await params).page) ?? notFound()} />;
}
