import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AppointmentTerms } from "@/components/site/appointment-terms";
import { Facts } from "@/components/site/facts";
import { pageMetadata } from "@/components/site/page-metadata";
import { PageTitle } from "@/components/site/page-title";
import { Paragraphs } from "@/components/site/paragraphs";
import { SampleMark } from "@/components/site/sample-mark";
import { SitePage } from "@/components/site/site-page";
import { recordId } from "@/lib/core/errors";
import { publicToday } from "@/lib/core/public-day";
import { CATEGORY_LABELS } from "@/lib/lecturers/appointments/schema";
import { getPublicLecturer } from "@/lib/lecturers/public";
import { TEAM_ROLE_LABELS } from "@/lib/lecturers/teams/schema";

type Props = { params: Promise<{ id: string }> };

export const generateStaticParams = () => [];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id, name, post, speciality, appointments } = await load(params);
  const category = appointments[0] && `${CATEGORY_LABELS[appointments[0].category]}讲师`;
  const facts = [category, post, speciality && `专长：${speciality}`].filter(Boolean).join("，");
  return pageMetadata({ title: name, description: `${name}，${facts}。`, path: `/lecturers/${id}` });
}

export default async function LecturerPage({ params }: Props) {
  const { id, name, post, organization, speciality, biography, appointments, teams, isSample } = await load(params);
  return (
    <SitePage section="lecturers" path={`/lecturers/${id}`}>
      <PageTitle
        up={{ href: "/lecturers", label: "讲师" }}
        title={
          <>
            {name}
            <SampleMark isSample={isSample} />
          </>
        }
      />
      <Facts
        items={[
          { term: "聘任", value: <AppointmentTerms appointments={appointments} kind="讲师" /> },
          { term: "职务", value: post },
          { term: "所属组织", value: organization },
          { term: "专长", value: speciality && <span className="whitespace-pre-line">{speciality}</span> },
          { term: "讲师团", value: teams.length > 0 && <Teams teams={teams} /> },
        ]}
      />
      {biography && (
        <section aria-labelledby="biography" className="mt-12">
          <h2 id="biography" className="mb-3 font-serif text-2xl font-bold">
            简介
          </h2>
          <Paragraphs text={biography} />
        </section>
      )}
    </SitePage>
  );
}

function Teams({ teams }: { teams: Awaited<ReturnType<typeof load>>["teams"] }) {
  return teams.map(({ id, name, role }) => (
    <p key={id}>
      <a href={`/lecturer-teams/${id}`}>{name}</a>，{TEAM_ROLE_LABELS[role]}
    </p>
  ));
}

async function load(params: Props["params"]) {
  const id = recordId((await params).id);
  return (id && (await getPublicLecturer(id, await publicToday()))) || notFound();
}
