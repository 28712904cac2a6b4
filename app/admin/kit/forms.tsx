"use client";

import type { SubmissionResult } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { z } from "zod";
import { CheckboxField, CheckboxGroupField, RadioGroupField } from "@/components/ui/checkbox-field";
import { ComboboxField } from "@/components/ui/combobox-field";
import { DateField } from "@/components/ui/date-field";
import { ConfirmButton, ConfirmDialog, DialogCancel } from "@/components/ui/dialog";
import { ActionForm } from "@/components/ui/form";
import { MultiPickField } from "@/components/ui/multi-pick-field";
import { NumberField } from "@/components/ui/number-field";
import { PasswordField } from "@/components/ui/password-field";
import { RepeatedFields } from "@/components/ui/repeated-fields";
import { SelectField } from "@/components/ui/select-field";
import { TextArea } from "@/components/ui/text-area";
import { TextField } from "@/components/ui/text-field";
import { findSampleLecturers, sampleLecturers } from "./samples";

const routes = [
  { value: "RED", label: "红旅初心" },
  { value: "GREEN", label: "绿行生态" },
  { value: "BLUE", label: "蓝创智造", hint: "筹备中" },
];

const input = z.object({
  name: z.string({ error: "请填写姓名。" }).max(10, "姓名最多 10 个字。"),
  email: z.string().optional(),
  form: z.string({ error: "请选择类别。" }),
  heldOn: z.string({ error: "请填写日期。" }).regex(/^\d{4}-\d\d-\d\d$/, "日期不是有效的日期。"),
  minutes: z.string({ error: "请填写时长。" }).regex(/^\d+$/, "时长请填整数。"),
  route: z.string({ error: "请选择线路。" }),
  days: z.array(z.string()).min(1, "请至少选一天。"),
  lecturer: z.string({ error: "请选择讲师。" }),
  host: z.string({ error: "请选择主持人。" }),
  guests: z.array(z.string()).min(1, "请至少选一位。"),
  helpers: z.array(z.string()).optional(),
  remark: z.string({ error: "请填写说明。" }),
  agreed: z.literal("on", { error: "请先确认。" }),
  agenda: z
    .array(z.object({ title: z.string({ error: "请填写标题。" }), presenter: z.string().optional() }))
    .optional(),
});

/** Answers as a server action would; the name 冲突 is refused as a whole. */
async function answer(_previous: SubmissionResult | undefined, formData: FormData): Promise<SubmissionResult> {
  await new Promise((resolve) => setTimeout(resolve, 600));
  const submission = parseWithZod(formData, { schema: input });
  if (submission.status !== "success") return submission.reply();
  if (submission.value.name === "冲突") {
    return submission.reply({
      formErrors: ["这条记录刚刚被别人改过，请重新打开后再改。"],
      fieldErrors: { version: ["版本不符。"] },
    });
  }
  return submission.reply();
}

async function succeed(_previous: SubmissionResult | undefined, formData: FormData): Promise<SubmissionResult> {
  await new Promise((resolve) => setTimeout(resolve, 300));
  const shape = z.object({ reason: z.string({ error: "请填写原因。" }) });
  return parseWithZod(formData, { schema: shape }).reply();
}

async function refuseSignIn(_previous: SubmissionResult | undefined, formData: FormData): Promise<SubmissionResult> {
  await new Promise((resolve) => setTimeout(resolve, 300));
  return parseWithZod(formData, { schema: z.any() }).reply({
    formErrors: ["账号或密码不对。"],
    hideFields: ["password"],
  });
}

export function FormSample() {
  return (
    <ActionForm
      action={answer}
      hidden={{ id: 7, version: 3 }}
      defaultValue={{
        form: "FULL_TIME",
        lecturer: "2",
        guests: ["1", "3"],
        agenda: [{ title: "开场" }, { title: "授牌" }],
      }}
      secondary={<a href="/admin/kit">取消</a>}
      doneMessage="已保存示例。"
    >
      <TextField name="name" label="姓名" required maxLength={10} description="填“冲突”可以看到整张表单被拒绝。" />
      <TextField name="email" label="邮箱" type="email" disabled />
      <SelectField
        name="form"
        label="类别"
        required
        options={[
          { value: "FULL_TIME", label: "专职" },
          { value: "INVITED", label: "特约" },
        ]}
      />
      <DateField name="heldOn" label="日期" required description="可以写 20250301，也可以粘贴 2025年3月1日。" />
      <NumberField name="minutes" label="时长" required unit="分钟" />
      <RadioGroupField name="route" label="线路" required options={routes} />
      <CheckboxGroupField
        name="days"
        label="开放日"
        options={["周一", "周三", "周六"].map((day) => ({ value: day, label: day }))}
      />
      <ComboboxField name="lecturer" label="讲师" required options={sampleLecturers} />
      <ComboboxField name="host" label="主持人" required search={findSampleLecturers} description="从服务器查找。" />
      <MultiPickField name="guests" label="来宾" required options={sampleLecturers} />
      <MultiPickField name="helpers" label="工作人员" search={findSampleLecturers} description="从服务器查找。" />
      <TextArea name="remark" label="说明" required rows={3} maxLength={20} />
      <RepeatedFields name="agenda" label="议程" rowLabel="议程">
        {(prefix) => (
          <>
            <TextField name={`${prefix}.title`} label="标题" required />
            <ComboboxField name={`${prefix}.presenter`} label="主讲" options={sampleLecturers} />
          </>
        )}
      </RepeatedFields>
      <CheckboxField name="agreed" label="已经本人确认" description="没有确认不能公布。" />
    </ActionForm>
  );
}

export function SignInSample() {
  return (
    <ActionForm action={refuseSignIn} submitLabel="登录">
      <TextField name="account" label="账号" autoComplete="username" required />
      <PasswordField name="password" label="密码" required />
    </ActionForm>
  );
}

export function DialogSamples() {
  return (
    <div className="flex flex-wrap items-start gap-3">
      <ConfirmButton
        action={succeed}
        hidden={{ id: 7 }}
        trigger="解聘"
        variant="danger"
        title="解聘示例讲师甲？"
        text="解聘后历史仍然保留，聘书不再显示为有效。"
        confirmLabel="解聘"
        confirmVariant="danger"
        reason={{ name: "reason", label: "原因", required: true }}
      />
      <ConfirmDialog trigger="改期" title="改期">
        <ActionForm action={succeed} submitLabel="改期" secondary={<DialogCancel />}>
          <DateField name="reason" label="新日期" required />
          <ComboboxField name="lecturer" label="讲师" options={sampleLecturers} />
        </ActionForm>
      </ConfirmDialog>
      <ActionForm
        action={succeed}
        hidden={{ reason: "示例" }}
        submitLabel="结束年度"
        confirm={{ title: "结束 2025 年度？", text: "结束后只能更正，不能修改。", confirmLabel: "结束", danger: true }}
      />
    </div>
  );
}
