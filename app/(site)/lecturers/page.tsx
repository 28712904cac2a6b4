import type { Metadata } from "next";
import { pageMetadata } from "@/components/site/page-metadata";
import { LecturerListPage } from "./_components/lecturer-list-page";

export async function generateMetadata(): Promise<Metadata> {
  const description = "社区党校在聘讲师名册：专职、特约、特聘、兼职讲师和特聘讲师团，职务、专长与聘期。";
  return pageMetadata({ title: "讲师", description, path: "/lecturers" });
}

export default function LecturersPage() {
  return <LecturerListPage category={null} page={1} />;
}
