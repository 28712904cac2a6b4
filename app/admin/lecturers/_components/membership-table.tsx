import Link from "next/link";
import { EmptyState } from "@/components/ui/empty-state";
import { Table } from "@/components/ui/table";
import { toDayOrNull } from "@/lib/core/dates";
import { formatMembership } from "@/lib/lecturers/teams/rules";
import { TEAM_ROLE_LABELS } from "@/lib/lecturers/teams/schema";
import type { TeamRole } from "@/prisma/generated/enums";

type Membership = {
  id: number;
  role: TeamRole;
  startsOn: Date | null;
  endsOn: Date | null;
  team: { id: number; name: string };
};

/** The teams a lecturer belongs or belonged to. */
export function MembershipTable({ memberships }: { memberships: Membership[] }) {
  return (
    <Table
      caption="所在讲师团"
      hideCaption
      rows={memberships}
      rowKey={({ id }) => String(id)}
      empty={<EmptyState title="不在讲师团中" text="成员在讲师团的页面上添加。" />}
      columns={[
        {
          key: "team",
          header: "讲师团",
          cell: ({ team }) => (
            <Link href={`/admin/lecturer-teams/${team.id}`} className="underline underline-offset-4">
              {team.name}
            </Link>
          ),
        },
        { key: "role", header: "职务", width: "6em", cell: ({ role }) => TEAM_ROLE_LABELS[role] },
        {
          key: "dates",
          header: "起止",
          cell: (row) => formatMembership({ startsOn: toDayOrNull(row.startsOn), endsOn: toDayOrNull(row.endsOn) }),
        },
      ]}
    />
  );
}
