import { LinkButton } from "@/components/ui/button";
import { Table } from "@/components/ui/table";
import { formatDay, toDay } from "@/lib/core/dates";
import { may, type Viewer } from "@/lib/core/viewer";
import { photoWords } from "@/lib/lecturers/consents/rules";
import { CONSENT_EFFECT } from "@/lib/lecturers/consents/schema";

type Consent = { id: number; givenOn: Date; evidence: string; coversPhoto: boolean; withdrawnOn: Date | null };
type Props = {
  viewer: Viewer;
  lecturer: { id: number; archivedAt: Date | null; consents: Consent[]; openConsent: Consent | null };
};

/** Whether the lecturer agreed to be shown in public, since when, and how it was before. */
export function ConsentSection({ viewer, lecturer: { id, archivedAt, consents, openConsent } }: Props) {
  const offers = may(viewer, "lecturers.keep") && (openConsent || !archivedAt);
  return (
    <section aria-labelledby="consent" className="mt-8">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <h2 id="consent" className="font-serif text-lg font-bold">
          公开同意：
          {openConsent ? `${formatDay(toDay(openConsent.givenOn))}起同意，${photoWords(openConsent)}` : "没有"}
        </h2>
        {offers && (
          <div className="flex flex-wrap gap-2">
            {openConsent && <LinkButton href={`/admin/lecturers/${id}/consent/change`}>改登（照片）</LinkButton>}
            <LinkButton href={`/admin/lecturers/${id}/consent`}>{openConsent ? "登记撤回" : "登记同意"}</LinkButton>
          </div>
        )}
      </div>
      <p className="mt-1 mb-3 max-w-measure text-sm text-ink-soft">{CONSENT_EFFECT}</p>
      {consents.length > 0 && (
        <Table
          caption="公开同意的记录"
          hideCaption
          rows={consents}
          rowKey={(consent) => String(consent.id)}
          columns={[
            {
              key: "givenOn",
              header: "同意日期",
              whole: true,
              width: "10em",
              cell: (row) => formatDay(toDay(row.givenOn)),
            },
            {
              key: "withdrawnOn",
              header: "撤回或改登日期",
              whole: true,
              width: "10em",
              cell: (row) => (row.withdrawnOn ? formatDay(toDay(row.withdrawnOn)) : "—"),
            },
            { key: "photo", header: "照片", whole: true, cell: (row) => (row.coversPhoto ? "包括" : "不包括") },
            { key: "evidence", header: "依据", cell: (row) => row.evidence },
          ]}
        />
      )}
    </section>
  );
}
