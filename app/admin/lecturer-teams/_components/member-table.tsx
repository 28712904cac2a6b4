import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { DateField } from "@/components/ui/date-field";
import { ConfirmDialog, DialogCancel } from "@/components/ui/dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { ActionForm } from "@/components/ui/form";
import { Table } from "@/components/ui/table";
import { type Day, toDayOrNull } from "@/lib/core/dates";
import { whoIs } from "@/lib/lecturers/rules";
import { formatMembership, isMemberOn } from "@/lib/lecturers/teams/rules";
import { TEAM_ROLE_LABELS } from "@/lib/lecturers/teams/schema";
import type { TeamRole } from "@/prisma/generated/enums";
import { endMember } from "../actions";

type Member = {
  id: number;
  role: TeamRole;
  startsOn: Date | null;
  endsOn: Date | null;
  lecturer: { id: number; name: string; post: string | null; organization: { name: string } | null };
};

/** The members of a team, present and former. `keeps`: whether the viewer may end a membership. */
export function MemberTable({ members, today, keeps }: { members: Member[]; today: Day; keeps: boolean }) {
  return (
    <Table
      caption="成员"
      hideCaption
      rows={members}
      rowKey={({ id }) => String(id)}
      empty={<EmptyState title="还没有成员" text="先登记讲师，再添加到讲师团。" />}
      columns={[
        {
          key: "name",
          header: "姓名",
          cell: ({ lecturer }) => (
            <>
              <Link href={`/admin/lecturers/${lecturer.id}`} className="underline underline-offset-4">
                {lecturer.name}
              </Link>
              <span className="block text-xs text-ink-soft">{whoIs(lecturer)}</span>
            </>
          ),
        },
        { key: "role", header: "职务", whole: true, width: "6em", cell: ({ role }) => TEAM_ROLE_LABELS[role] },
        { key: "dates", header: "起止", cell: (member) => formatMembership(termOf(member)) },
        {
          key: "state",
          header: "现状",
          width: "6em",
          cell: (member) => (isMemberOn(termOf(member), today) ? <Badge tone="ok">现任</Badge> : <Badge>非现任</Badge>),
        },
        {
          key: "end",
          header: "操作",
          width: "8em",
          cell: (member) => (keeps && !member.endsOn ? <EndingButton member={member} today={today} /> : "—"),
        },
      ]}
    />
  );
}

function EndingButton({ member, today }: { member: Member; today: Day }) {
  return (
    <ConfirmDialog trigger="登记离团" title={`${member.lecturer.name}离团`} size="small">
      <ActionForm
        action={endMember}
        hidden={{ membershipId: member.id }}
        defaultValue={{ endsOn: today }}
        submitLabel="登记离团"
        secondary={<DialogCancel />}
      >
        <DateField name="endsOn" label="最后一天" required description="这一天仍算成员。以后可以再次加入。" />
      </ActionForm>
    </ConfirmDialog>
  );
}

function termOf({ startsOn, endsOn }: Member) {
  return { startsOn: toDayOrNull(startsOn), endsOn: toDayOrNull(endsOn) };
}
