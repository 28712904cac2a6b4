import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { pageMetadata } from "@/components/site/page-metadata";
import { pageOfRest } from "@/components/site/paging";
import { fromSlug } from "@/components/site/slug";
import { COURSE_FORMS } from "@/lib/courses/schema";
import { CourseListPage } from "../../../_components/course-list-page";
import { pathOf, titleOf } from "../../../_components/listing";

type Props = { params: Promise<{ form: string; rest?: string[] }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { form: slug, rest = [] } = await params;
  const form = fromSlug(COURSE_FORMS, slug);
  if (form === null) return {};
  const title = titleOf({ form });
  const path = [pathOf({ form }), ...rest].join("/");
  return pageMetadata({ title, description: `社区党校的${title}：题目、讲师、时长和学时。`, path });
}

export default async function CourseFormPage({ params }: Props) {
  const { form, rest } = await params;
  return (
    <CourseListPage
      narrowed={{ form: fromSlug(COURSE_FORMS, form) ?? notFound() }}
      page={pageOfRest(rest) ?? notFound()}
    />
  );
}
