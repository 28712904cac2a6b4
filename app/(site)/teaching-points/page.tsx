import type { Metadata } from "next";
import { pageMetadata } from "@/components/site/page-metadata";
import { PointListPage } from "./_components/point-list-page";

export async function generateMetadata(): Promise<Metadata> {
  const description = "社区党校现场教学点名册：按批次和类型查看承载单位、地址和开放时间。";
  return pageMetadata({ title: "现场教学点", description, path: "/teaching-points" });
}

export default function PointsPage() {
  return <PointListPage filter={{}} page={1} />;
}
