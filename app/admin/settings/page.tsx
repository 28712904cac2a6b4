import type { Metadata } from "next";
import type { ReactNode } from "react";
import { RecordHistory } from "@/components/audit/record-history";
import { ActionForm, type FormAction } from "@/components/ui/form";
import { PageHeader } from "@/components/ui/page-header";
import { SelectField } from "@/components/ui/select-field";
import { Tabs } from "@/components/ui/tabs";
import { TextArea } from "@/components/ui/text-area";
import { TextField } from "@/components/ui/text-field";
import { choiceIn, type SearchParams } from "@/lib/core/address";
import { requireViewer } from "@/lib/core/viewer";
import { getSectionVersions, getSettings } from "@/lib/settings/queries";
import { SECTION_LABELS, SECTIONS, SETTING_LABELS, type Section } from "@/lib/settings/schema";
import {
  changeAbout,
  changeFiles,
  changeFooter,
  changeLetters,
  changeSchool,
  changeSecurity,
  changeSite,
} from "./actions";

export const metadata: Metadata = { title: "设置" };

const FORMS: Record<Section, { action: FormAction; fields: ReactNode }> = {
  school: {
    action: changeSchool,
    fields: (
      <>
        <TextField name="schoolName" label={SETTING_LABELS.schoolName} required />
        <TextField name="townName" label={SETTING_LABELS.townName} required />
        <TextField name="issuingBody" label={SETTING_LABELS.issuingBody} required description="印在聘书末尾。" />
      </>
    ),
  },
  letters: {
    action: changeLetters,
    fields: (
      <>
        <TextField
          name="letterNumberPattern"
          label={SETTING_LABELS.letterNumberPattern}
          required
          description="{年} 和 {号} 各出现一次；{号} 至少三位，按年从 001 起。只影响以后发的聘书。"
        />
        <TextArea
          name="letterWording"
          label={SETTING_LABELS.letterWording}
          rows={3}
          required
          description="可用：{姓名} {学校} {类别} {聘期}。"
        />
        <TextArea
          name="teamLetterWording"
          label={SETTING_LABELS.teamLetterWording}
          rows={3}
          required
          description="可用：{姓名}（讲师团的名称）{学校} {类别} {聘期}。"
        />
      </>
    ),
  },
  site: {
    action: changeSite,
    fields: (
      <>
        <TextField
          name="publicAddress"
          label={SETTING_LABELS.publicAddress}
          type="url"
          placeholder="https://dx.example.cn"
          description="印在聘书二维码里的网站地址。留空时用启动网站时给出的地址。"
        />
        <TextField
          name="tiandituKey"
          label={SETTING_LABELS.tiandituKey}
          description="填写后，教学点地图用国家天地图作底图，访客的浏览器会向天地图请求图片。留空则用示意图，不请求任何外部网站。"
        />
        <TextField
          name="securityContact"
          label={SETTING_LABELS.securityContact}
          description="发现网站漏洞的人找谁：邮箱、电话或 https 网址，写在 /.well-known/security.txt 里，任何人都能看到。留空就没有这个文件。"
        />
      </>
    ),
  },
  files: {
    action: changeFiles,
    fields: (
      <TextField
        name="videoMegabytes"
        label={SETTING_LABELS.videoMegabytes}
        required
        width="8em"
        description="单个视频最多多少 MB。照片和文档各最多 50 MB。"
      />
    ),
  },
  security: {
    action: changeSecurity,
    fields: (
      <>
        <SelectField
          name="requireSecondFactor"
          label={SETTING_LABELS.requireSecondFactor}
          required
          emptyLabel={null}
          options={[
            { value: "yes", label: "管理员、分管领导、审计员必须使用" },
            { value: "no", label: "各人自愿" },
          ]}
          description="登录时除了密码，还要手机上的验证码。首次登录后有七天时间设置。"
        />
        <SelectField
          name="smallSchool"
          label={SETTING_LABELS.smallSchool}
          required
          emptyLabel={null}
          options={[
            { value: "no", label: "不允许：每件事至少两个人" },
            { value: "yes", label: "允许：只有一两位工作人员" },
          ]}
          description="不允许时，呈报和批准、给出和得到角色，都要两个人办。允许后，自己可以批准自己的呈报、给自己加角色；每一条这样的记录都会写明。"
        />
      </>
    ),
  },
  footer: {
    action: changeFooter,
    fields: (
      <>
        <TextField name="sponsor" label={SETTING_LABELS.sponsor} description="以下各项留空就不显示。" />
        <TextField name="contact" label={SETTING_LABELS.contact} />
        <TextField name="icpNumber" label={SETTING_LABELS.icpNumber} />
        <TextField name="publicSecurityNumber" label={SETTING_LABELS.publicSecurityNumber} />
      </>
    ),
  },
  about: {
    action: changeAbout,
    fields: (
      <>
        <TextArea
          name="introductionText"
          label={SETTING_LABELS.introductionText}
          rows={8}
          description="以下各段显示在公开网站的“学校介绍”里，留空就不显示。"
        />
        <TextArea name="threeSchoolsText" label={SETTING_LABELS.threeSchoolsText} rows={6} />
        <TextArea name="lecturerPoolText" label={SETTING_LABELS.lecturerPoolText} rows={6} />
      </>
    ),
  },
};

type Props = { searchParams: SearchParams };

export default async function SettingsPage({ searchParams }: Props) {
  const viewer = await requireViewer("settings.keep");
  const section = choiceIn((await searchParams).tab, Object.keys(SECTIONS) as Section[]) ?? "school";
  const [settings, versions] = [await getSettings(), await getSectionVersions()];
  const names = Object.keys(SECTIONS[section].shape) as (keyof typeof settings)[];
  const { action, fields } = FORMS[section];
  return (
    <>
      <PageHeader title="设置" />
      <Tabs
        label="设置"
        current={section}
        tabs={Object.entries(SECTION_LABELS).map(([key, label]) => ({ key, label }))}
      />
      <ActionForm
        key={section}
        action={action}
        hidden={{ version: versions[section] }}
        defaultValue={Object.fromEntries(names.map((name) => [name, settings[name]]))}
      >
        {fields}
      </ActionForm>
      <section aria-labelledby="history" className="mt-12">
        <h2 id="history" className="mb-3 font-serif text-lg font-bold">
          历史
        </h2>
        <RecordHistory viewer={viewer} subjectType="setting" subjectId={section} />
      </section>
    </>
  );
}
