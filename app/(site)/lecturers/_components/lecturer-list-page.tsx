import { notFound } from "next/navigation";
import { PageSteps } from "@/components/site/page-steps";
import { PageTitle } from "@/components/site/page-title";
import { addressOfPage } from "@/components/site/paging";
import { SitePage } from "@/components/site/site-page";
import { slugOf } from "@/components/site/slug";
import { EmptyState } from "@/components/ui/empty-state";
import { dayInShanghai, formatDay } from "@/lib/core/dates";
import { CATEGORY_LABELS } from "@/lib/lecturers/appointments/schema";
import { countPublicLecturers, listPublicLecturers } from "@/lib/lecturers/public";
import { listPublicTeams } from "@/lib/lecturers/teams/public";
import type { AppointmentCategory } from "@/prisma/generated/enums";
import { CategorySection } from "./category-section";
import { LecturerFilters } from "./lecturer-filters";

/** What a list of lecturers is called. */
export function titleOf(category: AppointmentCategory | null): string {
  return category ? `${CATEGORY_LABELS[category]}讲师` : "讲师";
}

/** The address of a list of lecturers. */
export function pathOf(category: AppointmentCategory | null): string {
  return category ? `/lecturers/category/${slugOf(category)}` : "/lecturers";
}

/** A page of the lecturers appointed today, all or those of a category. 404 beyond its last page. */
export async function LecturerListPage({ category, page }: { category: AppointmentCategory | null; page: number }) {
  const today = dayInShanghai();
  const counts = await countPublicLecturers(today);
  const teams = await listPublicTeams(today);
  const { groups, pages } = await listPublicLecturers(today, category, page);
  if (page > pages) notFound();
  return (
    <SitePage section="lecturers" path={addressOfPage(pathOf(category), page)}>
      <PageTitle title={titleOf(category)}>
        <p>截至{formatDay(today)}在聘的讲师。本人同意公开的列出姓名，其余只计人数。</p>
      </PageTitle>
      <LecturerFilters counts={counts} teams={teams.length} shown={category ?? "ALL"} />
      {groups.length === 0 && <EmptyState title={`现在没有在聘的${titleOf(category)}`} text="聘任之后会列在这里。" />}
      {groups.map((group) => (
        <CategorySection key={group.category} group={group} />
      ))}
      <PageSteps path={pathOf(category)} page={page} last={pages} />
    </SitePage>
  );
}
