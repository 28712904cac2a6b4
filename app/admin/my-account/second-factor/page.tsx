import type { Metadata } from "next";
import { EnrolmentForm } from "@/components/accounts/enrolment-form";
import { LinkButton } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { ActionForm } from "@/components/ui/form";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { PrintButton } from "@/components/ui/print-button";
import { TextField } from "@/components/ui/text-field";
import { pathAfterSignIn } from "@/lib/accounts/rules";
import { getEnrolment, getSecondFactor } from "@/lib/accounts/second-factor/queries";
import { FEW_CODES } from "@/lib/accounts/second-factor/rules";
import type { SearchParams } from "@/lib/core/address";
import { formatInstant } from "@/lib/core/dates";
import { readOwnNote } from "@/lib/core/own-notes";
import { requireViewer, type Viewer } from "@/lib/core/viewer";
import { getSchool } from "@/lib/settings/public";
import { begunSecret } from "../_components/begun-factor";
import { begin, enrol, removeOwn } from "./actions";

export const metadata: Metadata = { title: "第二重验证" };

type Props = { searchParams: SearchParams };

export default async function SecondFactorPage({ searchParams }: Props) {
  const viewer = await requireViewer("own-account.keep");
  const asked = [(await searchParams).next].flat()[0];
  const next = asked ? pathAfterSignIn(asked) : undefined;
  const { since, codesLeft, dueAt } = await getSecondFactor(viewer.accountId);
  const codes = since && (await readOwnNote("recovery-codes", viewer));
  return (
    <>
      <PageHeader title="第二重验证" breadcrumbs={[{ label: "我的账号", href: "/admin/my-account" }]} />
      {codes && <RecoveryCodes codes={codes.split(" ")} next={next ?? "/admin/my-account"} />}
      {since && !codes && <Counting since={since} codesLeft={codesLeft} />}
      {!since && (
        <>
          <p className="mb-4 max-w-measure text-sm">
            密码会被人看见、猜到或骗走。开启后，登录还要您手机上的验证码，别人只有密码进不来。
          </p>
          <Enrolment viewer={viewer} next={next} />
          {next && <Later dueAt={dueAt} next={next} />}
        </>
      )}
    </>
  );
}

function Begin({ next }: { next?: string }) {
  return <ActionForm action={begin} hidden={{ next }} submitLabel="现在设置" />;
}

async function Enrolment({ viewer, next }: { viewer: Viewer; next?: string }) {
  const secret = await begunSecret(viewer);
  if (secret === null) return <Begin next={next} />;
  const enrolment = await getEnrolment({ accountId: viewer.accountId, secret }, (await getSchool()).schoolName);
  return <EnrolmentForm enrolment={enrolment} action={enrol} hidden={next ? { next } : undefined} />;
}

function Later({ dueAt, next }: { dueAt: Date | null; next: string }) {
  return (
    <p className="mt-6 flex flex-wrap items-center gap-3 text-sm">
      <LinkButton href={next}>以后再说</LinkButton>
      {dueAt && <span>{formatInstant(dueAt)} 以后，登录时必须先设置。</span>}
    </p>
  );
}

function RecoveryCodes({ codes, next }: { codes: string[]; next: string }) {
  return (
    <section aria-label="恢复码" className="grid max-w-md gap-4">
      <Notice kind="warn" title="请抄下或打印这些恢复码，收在安全的地方">
        手机丢了、坏了的时候，用它们登录，每个只能用一次。几分钟后不再显示，之后谁也查不到。
      </Notice>
      <ol className="grid list-decimal grid-cols-2 gap-x-8 gap-y-1 pl-8 font-mono">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <p className="flex flex-wrap items-center gap-3 print:hidden">
        <PrintButton label="打印恢复码" />
        <CopyButton label="复制恢复码" text={codes.join("\n")} />
      </p>
      <p className="print:hidden">
        <LinkButton href={next} variant="primary">
          已抄好，继续
        </LinkButton>
      </p>
    </section>
  );
}

function Counting({ since, codesLeft }: { since: Date; codesLeft: number }) {
  return (
    <>
      <p className="mb-2 text-sm">
        {formatInstant(since)} 开启。恢复码还剩 {codesLeft} 个。
      </p>
      {codesLeft < FEW_CODES && (
        <div className="mb-4 max-w-md">
          <Notice kind="warn">恢复码快用完了：停用后重新设置，会得到一组新的。</Notice>
        </div>
      )}
      <section aria-labelledby="removal" className="mt-8">
        <h2 id="removal" className="mb-3 font-serif text-lg font-bold">
          换手机或停用
        </h2>
        <p className="mb-3 max-w-measure text-sm">
          先停用，再用新手机设置。您的角色必须使用时，下次登录会要求重新设置。
        </p>
        <ActionForm action={removeOwn} submitLabel="停用" submitVariant="danger">
          <TextField name="code" label="验证码或恢复码" autoComplete="one-time-code" required />
        </ActionForm>
      </section>
    </>
  );
}
