import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { EnrolmentForm } from "@/components/accounts/enrolment-form";
import { getEnrolment } from "@/lib/accounts/second-factor/queries";
import { getSchool } from "@/lib/settings/public";
import { secondStep } from "../../_components/second-step";
import { signInWithSecondStep } from "../../actions";

export const metadata: Metadata = { title: "设置第二重验证", robots: { index: false } };

/** Whoever put it off for a week sets it up before anything else. */
export default async function EnrolmentPage() {
  const step = await secondStep();
  if (step?.is !== "ENROLMENT") redirect("/sign-in");
  const enrolment = await getEnrolment(step, (await getSchool()).schoolName);
  return (
    <>
      <h1 className="font-serif text-2xl font-bold">设置第二重验证</h1>
      <p className="text-sm">您的角色登录时除了密码，还要手机上的验证码。设置好就登录。</p>
      <EnrolmentForm enrolment={enrolment} action={signInWithSecondStep} />
    </>
  );
}
