import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { pageMetadata } from "@/components/site/page-metadata";
import { pageNumber } from "@/components/site/paging";
import { LecturerListPage } from "../../../_components/lecturer-list-page";

type Props = { params: Promise<{ page: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { page } = await params;
  const title = `讲课的讲师（第 ${page} 页）`;
  return pageMetadata({ title, description: "按讲师查看社区党校的课程。", path: `/courses/lecturer/page/${page}` });
}

export default async function FurtherLecturersPage({ params }: Props) {
  return <LecturerListPage page={pageNumber((await params).page) ?? notFound()} />;
}
