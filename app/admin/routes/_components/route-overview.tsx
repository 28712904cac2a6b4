import Link from "next/link";
import { ArchivedNotice } from "@/components/records/archived-notice";
import { PublicSince } from "@/components/records/public-since";
import { Badge } from "@/components/ui/badge";
import { DescriptionList } from "@/components/ui/description-list";
import type { RouteDetail } from "@/lib/teaching-points/routes/queries";
import { StopTable } from "./stop-table";

const link = "underline underline-offset-4";

/** What is written about a route, whether it is public, and its stops. */
export function RouteOverview({ route }: { route: RouteDetail }) {
  const { id, publishedAt, courses } = route;
  return (
    <>
      <ArchivedNotice record={route} />
      <DescriptionList
        items={[
          { term: "介绍", value: words(route.description) },
          { term: "集合方式", value: words(route.meetingPlace) },
          { term: "无障碍说明", value: words(route.accessibility) },
          {
            term: "沿线路的课程",
            value: courses.length > 0 && courses.map((course) => <Follower key={course.id} {...course} />),
          },
          {
            term: "公开",
            value: <PublicSince publishedAt={publishedAt} href={`/routes/${id}`} />,
          },
        ]}
      />
      <StopTable route={route} />
    </>
  );
}

function words(text: string | null) {
  return text && <span className="whitespace-pre-line">{text}</span>;
}

function Follower({ id, title, publishedAt, archivedAt }: RouteDetail["courses"][number]) {
  return (
    <div>
      <Link href={`/admin/courses/${id}`} className={link}>
        {title}
      </Link>{" "}
      {archivedAt ? <Badge>已归档</Badge> : !publishedAt && <Badge tone="warn">课程未公开</Badge>}
    </div>
  );
}
