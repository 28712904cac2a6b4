import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { pageMetadata } from "@/components/site/page-metadata";
import { pageNumber } from "@/components/site/paging";
import { LecturerListPage } from "../../_components/lecturer-list-page";

type Props = { params: Promise<{ page: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { page } = await params;
  const title = `讲师（第 ${page} 页）`;
  return pageMetadata({ title, description: "社区党校在聘讲师名册。", path: `/lecturers/page/${page}` });
}

export default async function FurtherLecturersPage({ params }: Props) {
  return <LecturerListPage category={null} page={pageNumber((await params).page) ?? notFound()} />;
}
