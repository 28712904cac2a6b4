import { noun } from "@/lib/core/noun";

/** 第二重验证: the codes of an authenticator application. */
export const secondFactors = noun({
  type: "second-factor",
  label: "第二重验证",
  events: {
    enrolled: "开启第二重验证",
    refused: "输错验证码",
    guessed: "验证码连续输错多次，须等候",
    "guesses-seen": "本人已知晓验证码被连续输错",
    recovered: "用恢复码登录或操作",
    removed: "停用第二重验证",
    reset: "重设第二重验证",
  },
  fields: { wrongCodes: "连续输错验证码（次）", waitsUntil: "等候至", codesLeft: "剩余恢复码" },
});
