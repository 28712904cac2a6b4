import type { Metadata } from "next";
import { pageMetadata } from "@/components/site/page-metadata";
import { CourseListPage } from "./_components/course-list-page";

export async function generateMetadata(): Promise<Metadata> {
  const description = "社区党校的课程：精品、微、情景、主题、行进式和专题党课，各有题目、讲师、时长和学时。";
  return pageMetadata({ title: "课程", description, path: "/courses" });
}

export default function CoursesPage() {
  return <CourseListPage narrowed={null} page={1} />;
}
