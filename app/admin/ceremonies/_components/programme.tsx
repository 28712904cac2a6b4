import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { publicName } from "@/lib/ceremonies/agenda/rules";
import { AGENDA_KIND_LABELS } from "@/lib/ceremonies/agenda/schema";
import type { CeremonyDetail } from "@/lib/ceremonies/queries";

type Item = CeremonyDetail["agenda"][number];

/** The agenda as a printed programme, with a word on whose name stays off the public site. */
export function Programme({ agenda }: { agenda: Item[] }) {
  return (
    <ol className="border-t border-line">
      {agenda.map((item, index) => (
        <li key={item.id} className="grid grid-cols-[2.5rem_minmax(0,1fr)] border-b border-line py-3">
          <span className="font-serif text-lg text-ink-soft tabular-nums" aria-hidden="true">
            {index + 1}
          </span>
          <div className="min-w-0 break-words">
            <ItemText item={item} />
          </div>
        </li>
      ))}
    </ol>
  );
}

/** One item: kind, title, who presents it as what, remark. */
export function ItemText({ item }: { item: Item }) {
  return (
    <>
      <p>
        <span className="text-sm text-ink-soft">{AGENDA_KIND_LABELS[item.kind]}　</span>
        <span className="font-bold">{item.title}</span>
      </p>
      {item.presenters.length > 0 && (
        <ul className="text-sm">
          {item.presenters.map((presenter) => (
            <li key={presenter.id}>
              <Presenter presenter={presenter} />
            </li>
          ))}
        </ul>
      )}
      {item.course && (
        <p className="text-sm text-ink-soft">
          课程：
          <Link href={`/admin/courses/${item.course.id}`} className="underline underline-offset-4">
            {item.course.title}
          </Link>
        </p>
      )}
      {item.remark && <p className="text-sm whitespace-pre-line text-ink-soft">{item.remark}</p>}
      {item.videos.length > 0 && (
        <p className="text-sm text-ink-soft">
          视频：{item.videos.map(({ name, caption }) => caption ?? name).join("、")}
        </p>
      )}
    </>
  );
}

function Presenter({ presenter }: { presenter: Item["presenters"][number] }) {
  const { name, capacity, person, organization } = presenter;
  const lecturer = person?.lecturers[0];
  const organizationName = organization && organization.name !== name ? organization.name : null;
  return (
    <>
      {lecturer ? (
        <Link href={`/admin/lecturers/${lecturer.id}`} className="underline underline-offset-4">
          {name}
        </Link>
      ) : (
        name
      )}
      {capacity && `（${capacity}）`}
      {organizationName && <span className="text-ink-soft">　{organizationName}</span>}{" "}
      {publicName(presenter) === null && <Badge>姓名不公开</Badge>}
    </>
  );
}
