import { noun } from "@/lib/core/noun";
import { ROLE_LABELS } from "@/lib/core/permissions";

/** 账号: whoever signs in. */
export const accounts = noun({
  type: "account",
  label: "账号",
  events: {
    created: "建立首任管理员",
    invited: "新建账号",
    "password-set": "设置密码",
    "password-changed": "修改密码",
    "password-reset": "重设密码",
    "password-refused": "修改密码时输错当前密码",
    "link-renewed": "重新生成设置密码的链接",
    "roles-changed": "变更角色",
    renamed: "修改姓名",
    "lecturer-linked": "变更对应的讲师",
    disabled: "停用账号",
    enabled: "启用账号",
    "signed-in": "登录",
    "sign-in-failed": "登录失败",
    "signed-out": "退出登录",
    locked: "账号因输错在部分网络被锁定",
    unlocked: "解锁账号",
  },
  fields: {
    username: "用户名",
    displayName: "姓名",
    roles: "角色",
    organization: "所在党组织",
    lecturer: "对应的讲师",
    password: "密码",
    lockedUntil: "锁定至",
    selfGranted: "本人给自己的",
  },
  values: { roles: ROLE_LABELS },
  constraints: {
    account_username_key: ["这个用户名已经有人使用，请换一个。", "username"],
    account_auditor_apart: ["审计员与管理员不能是同一个账号。", "roles"],
    account_person_once: ["这位讲师已经对应另一个账号，请核对是不是同名的另一位。", "lecturerId"],
  },
});

/** Entries about what somebody tried and may not. */
export const permissions = noun({ type: "permission", label: "权限", events: { refused: "越权被拒" } });
export const pages = noun({
  type: "page",
  label: "页面",
  events: { refused: "越权打开页面被拒" },
  fields: { permission: "所需权限" },
});
