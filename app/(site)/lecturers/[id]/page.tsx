import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CoursesSection } from "@/components/courses/courses-section";
import { Photograph } from "@/components/files/photograph";
import { AppointmentTerms } from "@/components/site/appointment-terms";
import { Facts } from "@/components/site/facts";
import { pageMetadata } from "@/components/site/page-metadata";
import { PageTitle } from "@/components/site/page-title";
import { Paragraphs } from "@/components/site/paragraphs";
import { SampleMark } from "@/components/site/sample-mark";
import { SitePage } from "@/components/site/site-page";
import { dayInShanghai } from "@/lib/core/dates";
import { recordId } from "@/lib/core/errors";
import { listCoursesOfLecturers } from "@/lib/courses/public";
import { CATEGORY_LABELS } from "@/lib/lecturers/appointments/schema";
import { getPublicLecturer, type PublicLecturer } from "@/lib/lecturers/public";
import { TEAM_ROLE_LABELS } from "@/lib/lecturers/teams/schema";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id, name, post, speciality, appointments } = await load(params);
  const category = appointments[0] && `${CATEGORY_LABELS[appointments[0].category]}讲师`;
  const facts = [category, post, speciality && `专长：${speciality}`].filter(Boolean).join("，");
  return pageMetadata({ title: name, description: `${name}，${facts}。`, path: `/lecturers/${id}` });
}

export default async function LecturerPage({ params }: Props) {
  const lecturer = await load(params);
  const { id, name, post, organization, speciality, biography, appointments, teams, photograph, isSample } = lecturer;
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
      <div className={photograph ? "grid gap-x-10 gap-y-6 md:grid-cols-[15rem_minmax(0,1fr)]" : undefined}>
        {photograph && <Portrait name={name} photograph={photograph} />}
        <Facts
          items={[
            { term: "聘任", value: <AppointmentTerms appointments={appointments} kind="讲师" /> },
            { term: "职务", value: post },
            { term: "所属组织", value: organization },
            { term: "专长", value: speciality && <span className="whitespace-pre-line">{speciality}</span> },
            { term: "讲师团", value: teams.length > 0 && <Teams teams={teams} /> },
          ]}
        />
      </div>
      {biography && (
        <section aria-labelledby="biography" className="mt-12">
          <h2 id="biography" className="mb-3 font-serif text-2xl font-bold">
            简介
          </h2>
          <Paragraphs text={biography} />
        </section>
      )}
      <CoursesSection title="课程" courses={await listCoursesOfLecturers([id])} all={`/courses/lecturer/${id}`} />
    </SitePage>
  );
}

/** In its own shape, and no larger than a hand. */
function Portrait({ name, photograph }: { name: string; photograph: NonNullable<PublicLecturer["photograph"]> }) {
  const { altText, caption } = photograph;
  return (
    <figure className="w-48 max-w-full md:w-full">
      <Photograph
        picture={{ ...photograph, altText: altText ?? `${name}的照片` }}
        sizes="15rem"
        priority
        className="h-auto max-h-96 w-full bg-sunken object-cover object-[50%_20%]"
      />
      {caption && <figcaption className="mt-2 text-sm text-ink-soft">{caption}</figcaption>}
    </figure>
  );
}

function Teams({ teams }: Pick<PublicLecturer, "teams">) {
  return teams.map(({ id, name, role }) => (
    <p key={id}>
      <a href={`/lecturer-teams/${id}`}>{name}</a>，{TEAM_ROLE_LABELS[role]}
    </p>
  ));
}

async function load(params: Props["params"]) {
  const id = recordId((await params).id);
  return (id && (await getPublicLecturer(id, dayInShanghai()))) || notFound();
}
