import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { LinkButton } from "@/components/ui/button";
import { ActionForm } from "@/components/ui/form";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { dayInShanghai } from "@/lib/core/dates";
import { recordId } from "@/lib/core/errors";
import { refusalToChange } from "@/lib/core/record-state";
import { requireViewer } from "@/lib/core/viewer";
import { teams } from "@/lib/lecturers/teams/noun";
import { getTeam } from "@/lib/lecturers/teams/queries";
import { organizationOption } from "@/lib/organizations/queries";
import { TeamFields } from "../../_components/team-fields";
import { change } from "../../actions";

export const metadata: Metadata = { title: "修改讲师团" };

export default async function EditTeamPage({ params }: { params: Promise<{ id: string }> }) {
  const viewer = await requireViewer("lecturers.keep");
  const id = recordId((await params).id);
  const team = id && (await getTeam(viewer, id, dayInShanghai()));
  if (!team) notFound();
  const { name, organization, description, version } = team;
  const organizations = organization ? [organizationOption(organization)] : [];
  const address = `/admin/lecturer-teams/${team.id}`;
  const refusal = refusalToChange(teams, team);
  return (
    <>
      <PageHeader
        title="修改讲师团"
        breadcrumbs={[
          { label: "讲师团", href: "/admin/lecturer-teams" },
          { label: name, href: address },
        ]}
      />
      {refusal ? (
        <Notice kind="warn">{refusal}</Notice>
      ) : (
        <ActionForm
          action={change}
          hidden={{ id: team.id, version }}
          defaultValue={{ name, organizationId: organizations[0]?.value, description }}
          secondary={<LinkButton href={address}>取消</LinkButton>}
        >
          <TeamFields organizations={organizations} />
        </ActionForm>
      )}
    </>
  );
}
