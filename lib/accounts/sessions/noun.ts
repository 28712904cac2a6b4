import { noun } from "@/lib/core/noun";

/** 会话: one browser in which an account is signed in. */
export const sessions = noun({
  type: "session",
  label: "会话",
  events: { revoked: "撤销会话", replaced: "重新登录，结束原会话" },
});
