import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { LinkButton } from "@/components/ui/button";
import { ActionForm } from "@/components/ui/form";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { dayInShanghai, formatDay, toDay } from "@/lib/core/dates";
import { recordId } from "@/lib/core/errors";
import { requireViewer } from "@/lib/core/viewer";
import { photoWords } from "@/lib/lecturers/consents/rules";
import { CONSENT_EFFECT } from "@/lib/lecturers/consents/schema";
import { getLecturer } from "@/lib/lecturers/queries";
import { ConsentFields } from "../../../_components/consent-fields";
import { reconsent } from "../../../actions";

export const metadata: Metadata = { title: "改登公开同意" };

/** A new consent in place of the open one; without an open one it is simply given. */
export default async function ChangeConsentPage({ params }: { params: Promise<{ id: string }> }) {
  const viewer = await requireViewer("lecturers.keep");
  const id = recordId((await params).id);
  const today = dayInShanghai();
  const lecturer = id && (await getLecturer(viewer, id, today));
  if (!lecturer) notFound();
  const { openConsent } = lecturer;
  const address = `/admin/lecturers/${lecturer.id}`;
  if (!openConsent) redirect(`${address}/consent`);
  return (
    <>
      <PageHeader
        title="改登公开同意"
        breadcrumbs={[
          { label: "讲师", href: "/admin/lecturers" },
          { label: lecturer.name, href: address },
        ]}
      />
      <div className="grid gap-5">
        <Notice>{CONSENT_EFFECT}</Notice>
        <p className="max-w-measure text-sm">
          现在登记的：{formatDay(toDay(openConsent.givenOn))}同意，{photoWords(openConsent)}；依据：
          {openConsent.evidence}。讲师另签了同意书，要加上照片或者不再公开照片时，在这里改登；姓名一直公开，不会中断。
        </p>
        <ActionForm
          action={reconsent}
          hidden={{ lecturerId: lecturer.id }}
          defaultValue={{ givenOn: today, coversPhoto: openConsent.coversPhoto }}
          submitLabel="改登"
          secondary={<LinkButton href={address}>取消</LinkButton>}
        >
          <ConsentFields />
        </ActionForm>
      </div>
    </>
  );
}
