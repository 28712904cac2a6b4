import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { LinkButton } from "@/components/ui/button";
import { DateField } from "@/components/ui/date-field";
import { ActionForm } from "@/components/ui/form";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { dayInShanghai, formatDay, toDay } from "@/lib/core/dates";
import { recordId } from "@/lib/core/errors";
import { requireViewer } from "@/lib/core/viewer";
import { photoWords } from "@/lib/lecturers/consents/rules";
import { CONSENT_EFFECT } from "@/lib/lecturers/consents/schema";
import { getLecturer } from "@/lib/lecturers/queries";
import { ConsentFields } from "../../_components/consent-fields";
import { consent, withdraw } from "../../actions";

export const metadata: Metadata = { title: "公开同意" };

export default async function ConsentPage({ params }: { params: Promise<{ id: string }> }) {
  const viewer = await requireViewer("lecturers.keep");
  const id = recordId((await params).id);
  const today = dayInShanghai();
  const lecturer = id && (await getLecturer(viewer, id, today));
  if (!lecturer) notFound();
  const { openConsent } = lecturer;
  const address = `/admin/lecturers/${lecturer.id}`;
  const cancel = <LinkButton href={address}>取消</LinkButton>;
  return (
    <>
      <PageHeader
        title={openConsent ? "登记撤回公开同意" : "登记公开同意"}
        breadcrumbs={[
          { label: "讲师", href: "/admin/lecturers" },
          { label: lecturer.name, href: address },
        ]}
      />
      <div className="grid gap-5">
        <Notice>{CONSENT_EFFECT}</Notice>
        {openConsent ? (
          <ActionForm
            action={withdraw}
            hidden={{ lecturerId: lecturer.id }}
            defaultValue={{ withdrawnOn: today }}
            submitLabel="登记撤回"
            submitVariant="danger"
            secondary={cancel}
          >
            <p className="text-sm">
              {formatDay(toDay(openConsent.givenOn))}同意，{photoWords(openConsent)}；依据：{openConsent.evidence}
            </p>
            <DateField
              name="withdrawnOn"
              label="撤回日期"
              required
              description="登记后公开网站立即不再显示姓名和照片。"
            />
          </ActionForm>
        ) : (
          <ActionForm
            action={consent}
            hidden={{ lecturerId: lecturer.id }}
            defaultValue={{ givenOn: today }}
            submitLabel="登记同意"
            secondary={cancel}
          >
            <ConsentFields />
          </ActionForm>
        )}
      </div>
    </>
  );
}
