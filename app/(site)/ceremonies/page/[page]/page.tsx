import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { pageMetadata } from "@/components/site/page-metadata";
import { pageNumber } from "@/components/site/paging";
import { CeremonyListPage } from "../../_components/ceremony-list-page";

type Props = { params: Promise<{ page: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { page } = await params;
  const title = `仪式（第 ${page} 页）`;
  return pageMetadata({ title, description: "社区党校历次仪式。", path: `/ceremonies/page/${page}` });
}

export default async function FurtherCeremoniesPage({ params }: Props) {
  return <CeremonyListPage page={pageNumber((await params).page) ?? notFound()} />;
}
