import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { pageMetadata } from "@/components/site/page-metadata";
import { pageOfRest } from "@/components/site/paging";
import { recordId } from "@/lib/core/errors";
import { getPublicGiver } from "@/lib/courses/lecturers/public";
import { CourseListPage } from "../../../_components/course-list-page";
import { pathOf, titleOf } from "../../../_components/listing";

type Props = { params: Promise<{ lecturer: string; rest?: string[] }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const narrowed = await load(params);
  const { rest = [] } = await params;
  const title = titleOf(narrowed);
  const path = [pathOf(narrowed), ...rest].join("/");
  return pageMetadata({ title, description: `${title}：题目、形式、时长和学时。`, path });
}

export default async function LecturerCoursesPage({ params }: Props) {
  return <CourseListPage narrowed={await load(params)} page={pageOfRest((await params).rest) ?? notFound()} />;
}

/** Somebody who may be named and gives a course; anybody else is not found. */
async function load(params: Props["params"]) {
  const lecturerId = recordId((await params).lecturer);
  const giver = lecturerId && (await getPublicGiver(lecturerId));
  return giver ? { lecturerId, name: giver.name } : notFound();
}
