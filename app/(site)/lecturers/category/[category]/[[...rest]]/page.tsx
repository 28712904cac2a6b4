import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { pageMetadata } from "@/components/site/page-metadata";
import { pageOfRest } from "@/components/site/paging";
import { fromSlug } from "@/components/site/slug";
import { AppointmentCategory } from "@/prisma/generated/enums";
import { LecturerListPage, pathOf, titleOf } from "../../../_components/lecturer-list-page";

type Props = { params: Promise<{ category: string; rest?: string[] }> };

const CATEGORIES = Object.values(AppointmentCategory);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { category: slug, rest = [] } = await params;
  const category = fromSlug(CATEGORIES, slug);
  if (category === null) return {};
  const title = titleOf(category);
  const path = [pathOf(category), ...rest].join("/");
  return pageMetadata({ title, description: `社区党校在聘${title}：职务、专长与聘期。`, path });
}

export default async function CategoryPage({ params }: Props) {
  const { category, rest } = await params;
  return (
    <LecturerListPage category={fromSlug(CATEGORIES, category) ?? notFound()} page={pageOfRest(rest) ?? notFound()} />
  );
}
