import type { Metadata } from "next";
import { pageMetadata } from "@/components/site/page-metadata";
import { LecturerListPage } from "../_components/lecturer-list-page";

export async function generateMetadata(): Promise<Metadata> {
  const description = "按讲师查看社区党校的课程。";
  return pageMetadata({ title: "讲课的讲师", description, path: "/courses/lecturer" });
}

export default function CourseLecturersPage() {
  return <LecturerListPage page={1} />;
}
