import Link from "next/link";
import { EmptyState } from "@/components/ui/empty-state";
import { Table } from "@/components/ui/table";
import { type Day, formatTerm, toDay, toDayOrNull } from "@/lib/core/dates";
import { CATEGORY_LABELS } from "@/lib/lecturers/appointments/schema";
import type { AppointmentCategory, EndReason } from "@/prisma/generated/enums";
import { Standing } from "./standing";
import { Term } from "./term";

type AppointmentRow = {
  id: number;
  category: AppointmentCategory;
  termStart: Date;
  termEnd: Date | null;
  endedOn: Date | null;
  endReason: EndReason | null;
  ceremony: { id: number; title: string } | null;
  letters: { letterNo: string }[];
};

/** All appointments of one lecturer or team. */
export function AppointmentTable({ appointments, today }: { appointments: AppointmentRow[]; today: Day }) {
  return (
    <Table
      caption="聘任"
      hideCaption
      rows={appointments}
      rowKey={({ id }) => String(id)}
      empty={<EmptyState title="还没有聘任" text="呈报并批准之后，聘任和聘书会列在这里。" />}
      columns={[
        {
          key: "term",
          header: "聘期",
          cell: (row) => (
            <Link href={`/admin/appointments/${row.id}`} className="underline underline-offset-4">
              <Term text={formatTerm(toDay(row.termStart), toDayOrNull(row.termEnd))} />
            </Link>
          ),
        },
        { key: "category", header: "类别", whole: true, width: "5em", cell: (row) => CATEGORY_LABELS[row.category] },
        { key: "standing", header: "现状", cell: (row) => <Standing appointment={row} today={today} /> },
        { key: "letter", header: "聘书编号", whole: true, cell: (row) => row.letters[0]?.letterNo ?? "—" },
        {
          key: "ceremony",
          header: "仪式",
          cell: (row) =>
            row.ceremony ? <Link href={`/admin/ceremonies/${row.ceremony.id}`}>{row.ceremony.title}</Link> : "—",
        },
      ]}
    />
  );
}
