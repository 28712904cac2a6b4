import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CoursesSection } from "@/components/courses/courses-section";
import { AppointmentTerms } from "@/components/site/appointment-terms";
import { Facts } from "@/components/site/facts";
import { pageMetadata } from "@/components/site/page-metadata";
import { PageTitle } from "@/components/site/page-title";
import { Paragraphs } from "@/components/site/paragraphs";
import { rows } from "@/components/site/rows";
import { SampleMark } from "@/components/site/sample-mark";
import { SitePage } from "@/components/site/site-page";
import { dayInShanghai } from "@/lib/core/dates";
import { recordId } from "@/lib/core/errors";
import { listCoursesOfLecturers } from "@/lib/courses/public";
import { getPublicTeam, type PublicTeam } from "@/lib/lecturers/teams/public";
import { TEAM_ROLE_LABELS } from "@/lib/lecturers/teams/schema";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id, name } = await load(params);
  const description = `特聘讲师团 ${name}：聘期与成员。`;
  return pageMetadata({ title: name, description, path: `/lecturer-teams/${id}` });
}

export default async function TeamPage({ params }: Props) {
  const { id, name, description, organization, appointments, members, unnamedMembers, isSample } = await load(params);
  return (
    <SitePage section="lecturers" path={`/lecturer-teams/${id}`}>
      <PageTitle
        up={{ href: "/lecturer-teams", label: "特聘讲师团" }}
        title={
          <>
            {name}
            <SampleMark isSample={isSample} />
          </>
        }
      />
      {description && (
        <div className="mb-10">
          <Paragraphs text={description} />
        </div>
      )}
      <Facts
        items={[
          { term: "聘任", value: <AppointmentTerms appointments={appointments} kind="讲师团" /> },
          { term: "所属组织", value: organization },
        ]}
      />
      {members.length + unnamedMembers > 0 && <Members members={members} unnamed={unnamedMembers} />}
      <CoursesSection
        title="成员的课程"
        courses={await listCoursesOfLecturers(members.map(({ lecturerId }) => lecturerId))}
        all="/courses/lecturer"
      />
    </SitePage>
  );
}

function Members({ members, unnamed }: { members: PublicTeam["members"]; unnamed: number }) {
  return (
    <section aria-labelledby="members" className="mt-12">
      <h2 id="members" className="mb-3 font-serif text-2xl font-bold">
        成员
      </h2>
      <ul className={`${rows} *:py-3 empty:hidden`}>
        {members.map(({ lecturerId, name, post, role, hasPage }) => (
          <li key={lecturerId}>
            <span className="font-serif text-lg font-bold">
              {hasPage ? <a href={`/lecturers/${lecturerId}`}>{name}</a> : name}
            </span>
            <span className="text-ink-soft">　{[TEAM_ROLE_LABELS[role], post].filter(Boolean).join("　")}</span>
          </li>
        ))}
      </ul>
      {unnamed > 0 && (
        <p className="mt-3 text-ink-soft">
          {members.length > 0 && "另有 "}
          {unnamed} 位成员未公开姓名。
        </p>
      )}
    </section>
  );
}

async function load(params: Props["params"]) {
  const id = recordId((await params).id);
  return (id && (await getPublicTeam(id, dayInShanghai()))) || notFound();
}
