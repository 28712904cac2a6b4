import Link from "next/link";
import type { ReactNode } from "react";
import { StateBadge } from "@/components/records/state-badge";
import { ColorBadge } from "@/components/teaching-points/color-badge";
import type { AddressParams } from "@/components/ui/address";
import { Badge } from "@/components/ui/badge";
import { Table } from "@/components/ui/table";
import type { ListedCourse } from "@/lib/courses/queries";
import { COURSE_FORM_LABELS } from "@/lib/courses/schema";

type Props = { rows: ListedCourse[]; params: AddressParams; sortedBy: string; empty: ReactNode };

/** Courses with who gives them and whether they are public. */
export function CourseTable({ rows, params, sortedBy, empty }: Props) {
  return (
    <Table
      caption="课程一览"
      hideCaption
      params={params}
      sortedBy={sortedBy}
      rows={rows}
      rowKey={({ id }) => String(id)}
      empty={empty}
      columns={[
        {
          key: "title",
          header: "名称",
          sortKey: "title",
          cell: (row) => (
            <div className="max-w-56 sm:max-w-96">
              <Link href={`/admin/courses/${row.id}`} className="underline underline-offset-4">
                {row.title}
              </Link>{" "}
              {row.isSample && <Badge>示例</Badge>}
            </div>
          ),
        },
        { key: "form", header: "形式", sortKey: "form", whole: true, cell: (row) => COURSE_FORM_LABELS[row.form] },
        {
          key: "color",
          header: "四色",
          whole: true,
          cell: ({ color, theme }) => color && <ColorBadge color={color} theme={theme} />,
        },
        { key: "lecturers", header: "讲师", cell: (row) => <div className="max-w-64">{giversOf(row)}</div> },
        { key: "minutes", header: "分钟", sortKey: "minutes", align: "right", cell: (row) => row.minutes },
        { key: "hours", header: "学时", sortKey: "hours", align: "right", cell: (row) => row.creditHours },
        { key: "state", header: "状态", whole: true, width: "6em", cell: (row) => <StateBadge record={row} /> },
      ]}
    />
  );
}

function giversOf({ lecturers }: ListedCourse): string {
  const names = lecturers.map((one) => one.lecturer?.name ?? one.organization?.name ?? one.description);
  return names.join("、") || "—";
}
