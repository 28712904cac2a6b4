import type { Metadata } from "next";
import { AppointmentTerms } from "@/components/site/appointment-terms";
import { pageMetadata } from "@/components/site/page-metadata";
import { PageTitle } from "@/components/site/page-title";
import { rows } from "@/components/site/rows";
import { SampleMark } from "@/components/site/sample-mark";
import { SitePage } from "@/components/site/site-page";
import { EmptyState } from "@/components/ui/empty-state";
import { dayInShanghai, formatDay } from "@/lib/core/dates";
import { countPublicLecturers } from "@/lib/lecturers/public";
import { listPublicTeams } from "@/lib/lecturers/teams/public";
import { LecturerFilters } from "../lecturers/_components/lecturer-filters";

export async function generateMetadata(): Promise<Metadata> {
  const description = "社区党校在聘的特聘讲师团，聘期与成员。";
  return pageMetadata({ title: "特聘讲师团", description, path: "/lecturer-teams" });
}

/** The teams appointed today. There are never many, so they stand on one page. */
export default async function TeamsPage() {
  const today = dayInShanghai();
  const teams = await listPublicTeams(today);
  const counts = await countPublicLecturers(today);
  return (
    <SitePage section="lecturers" path="/lecturer-teams">
      <PageTitle title="特聘讲师团">
        <p>截至{formatDay(today)}在聘的讲师团，不计入讲师人数。</p>
      </PageTitle>
      <LecturerFilters counts={counts} teams={teams.length} shown="TEAMS" />
      {teams.length === 0 && <EmptyState title="现在没有在聘的讲师团" text="聘任之后会列在这里。" />}
      <ul className={`${rows} *:py-5 empty:hidden`}>
        {teams.map(({ id, name, organization, appointments, isSample }) => (
          <li key={id}>
            <p className="font-serif text-xl font-bold">
              <a href={`/lecturer-teams/${id}`}>{name}</a>
              <SampleMark isSample={isSample} />
            </p>
            {organization && <p className="text-sm text-ink-soft">{organization}</p>}
            <AppointmentTerms appointments={appointments} kind="讲师团" />
          </li>
        ))}
      </ul>
    </SitePage>
  );
}
