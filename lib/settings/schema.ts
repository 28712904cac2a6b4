import { z } from "zod";
import { optionalText, requiredText } from "@/lib/core/fields";
import { contactAddress } from "./rules";

const YEAR = "{年}";
const NUMBER = "{号}";

/** The name already stands large above the wording, so the wording need not repeat it. */
const wording = requiredText("聘书正文", 300).refine((text) => text.includes("{聘期}"), "聘书正文里要有 {聘期}。");

/** A text that may be left empty, then shown nowhere. */
const optional = (label: string, max: number) => optionalText(label, max).transform((text) => text ?? "");

/** The settings by the section of the page they stand in, with the sentences of what they refuse. */
export const SECTIONS = {
  school: z.object({
    townName: requiredText("镇（街道）名称", 40),
    schoolName: requiredText("学校名称", 60),
    issuingBody: requiredText("聘书署名", 60),
  }),
  letters: z.object({
    letterNumberPattern: requiredText("聘书编号样式", 60).refine(
      (text) => text.split(YEAR).length === 2 && text.split(NUMBER).length === 2,
      `编号样式里 ${YEAR} 和 ${NUMBER} 要各出现一次，例如：佘社党校聘〔${YEAR}〕${NUMBER}号。`,
    ),
    letterWording: wording,
    teamLetterWording: wording,
  }),
  site: z.object({
    publicAddress: optional("网站地址", 200)
      .refine((text) => text === "" || isSiteAddress(text), "网站地址请按 https://dx.example.cn 的样子填写。")
      .transform((text) => text.replace(/\/+$/, "")),
    tiandituKey: optional("天地图密钥", 64).refine(
      (text) => /^[0-9a-zA-Z]*$/.test(text),
      "天地图密钥只有字母和数字，请整段复制。",
    ),
    securityContact: optional("安全问题联系方式", 200).refine(
      (text) => text === "" || contactAddress(text) !== null,
      "请填一个邮箱、一个电话号码（如 +86-21-57650000），或一个 https:// 开头的网址。",
    ),
  }),
  files: z.object({
    videoMegabytes: requiredText("视频大小上限", 5).refine(
      (text) => /^\d+$/.test(text) && Number(text) >= 10 && Number(text) <= 4000,
      "视频大小上限请填 10 到 4000 之间的整数（MB）。",
    ),
  }),
  security: z.object({
    requireSecondFactor: z.enum(["yes", "no"], { error: "请选择是否必须使用第二重验证。" }),
    smallSchool: z.enum(["no", "yes"], { error: "请选择是否允许一人经办。" }),
  }),
  footer: z.object({
    sponsor: optional("主办单位", 60),
    contact: optional("联系方式", 100),
    icpNumber: optional("ICP 备案号", 60),
    publicSecurityNumber: optional("公安备案号", 60),
  }),
  about: z.object({
    introductionText: optional("学校简介", 4000),
    threeSchoolsText: optional("三校联动·三式助学", 2000),
    lecturerPoolText: optional("“大师资”机制", 2000),
  }),
} as const;

export type Section = keyof typeof SECTIONS;

/** How a section is called. */
export const SECTION_LABELS: Record<Section, string> = {
  school: "学校",
  letters: "聘书",
  site: "网站",
  files: "文件",
  security: "安全",
  footer: "页脚",
  about: "学校介绍",
};

/** Every setting in one shape. */
export const settingsShape = z.object({
  ...SECTIONS.school.shape,
  ...SECTIONS.letters.shape,
  ...SECTIONS.site.shape,
  ...SECTIONS.files.shape,
  ...SECTIONS.security.shape,
  ...SECTIONS.footer.shape,
  ...SECTIONS.about.shape,
});

export type Settings = Readonly<z.output<typeof settingsShape>>;
export type SettingKey = keyof Settings;

/** The version of a section that the form showed; 0 until it is changed for the first time. */
export const shownVersion = { version: z.coerce.number().int().min(0) };

/** What holds until somebody changes it. Texts that the school has not given are empty: nothing is invented. */
export const DEFAULTS: Settings = {
  townName: "佘山镇",
  schoolName: "佘山镇社区党校",
  issuingBody: "佘山镇社区党校",
  letterNumberPattern: `佘社党校聘〔${YEAR}〕${NUMBER}号`,
  letterWording: "兹聘请您担任{学校}{类别}，聘期{聘期}。",
  teamLetterWording: "兹聘请贵团担任{学校}{类别}，聘期{聘期}。",
  publicAddress: "",
  tiandituKey: "",
  securityContact: "",
  videoMegabytes: "500",
  requireSecondFactor: "yes",
  smallSchool: "no",
  sponsor: "",
  contact: "",
  icpNumber: "",
  publicSecurityNumber: "",
  introductionText: "",
  threeSchoolsText: "",
  lecturerPoolText: "",
};

/** How a setting is called in the office. */
export const SETTING_LABELS: Record<SettingKey, string> = {
  townName: "镇（街道）名称",
  schoolName: "学校名称",
  issuingBody: "聘书署名",
  letterNumberPattern: "聘书编号样式",
  letterWording: "讲师聘书正文",
  teamLetterWording: "讲师团聘书正文",
  publicAddress: "网站地址",
  tiandituKey: "天地图密钥",
  securityContact: "安全问题联系方式",
  videoMegabytes: "视频大小上限（MB）",
  requireSecondFactor: "必须使用第二重验证",
  smallSchool: "允许一人经办（很小的学校）",
  sponsor: "主办单位",
  contact: "联系方式",
  icpNumber: "ICP 备案号",
  publicSecurityNumber: "公安备案号",
  introductionText: "学校简介",
  threeSchoolsText: "三校联动·三式助学",
  lecturerPoolText: "“大师资”机制",
};

function isSiteAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return /^https?:$/.test(url.protocol) && !url.search && !url.hash && !url.username;
}
