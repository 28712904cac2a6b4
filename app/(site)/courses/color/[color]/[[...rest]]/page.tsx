import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { pageMetadata } from "@/components/site/page-metadata";
import { pageOfRest } from "@/components/site/paging";
import { slugOf } from "@/components/site/slug";
import { getCourseCounts } from "@/lib/courses/public";
import { CourseListPage } from "../../../_components/course-list-page";
import { pathOf, titleOf } from "../../../_components/listing";

type Props = { params: Promise<{ color: string; rest?: string[] }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const narrowed = await load(params);
  const { rest = [] } = await params;
  const path = [pathOf(narrowed), ...rest].join("/");
  const description = `社区党校四色党课中的${narrowed.name}：题目、讲师、时长和学时。`;
  return pageMetadata({ title: titleOf(narrowed), description, path });
}

export default async function CourseColorPage({ params }: Props) {
  return <CourseListPage narrowed={await load(params)} page={pageOfRest((await params).rest) ?? notFound()} />;
}

async function load(params: Props["params"]) {
  const { color: slug } = await params;
  const theme = (await getCourseCounts()).byColor.find(({ color }) => slugOf(color) === slug);
  return theme ? { color: theme.color, name: theme.name } : notFound();
}
