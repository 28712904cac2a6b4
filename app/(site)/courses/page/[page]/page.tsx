import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { pageMetadata } from "@/components/site/page-metadata";
import { pageNumber } from "@/components/site/paging";
import { CourseListPage } from "../../_components/course-list-page";

type Props = { params: Promise<{ page: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { page } = await params;
  const title = `课程（第 ${page} 页）`;
  return pageMetadata({ title, description: "社区党校的课程目录。", path: `/courses/page/${page}` });
}

export default async function FurtherCoursesPage({ params }: Props) {
  return <CourseListPage narrowed={null} page={pageNumber((await params).page) ?? notFound()} />;
}
