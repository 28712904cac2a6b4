import type { FormFields } from "./form-fields";
import { isSecret } from "./typed-form";

const AWAY = "网站暂时连不上数据库，没有收到保存成功的回音。您填写的内容还在：请过一会儿再提交一次。";
const SECRETS = "密码和验证码要重新输入。";
const NEW = "如果提示已经存在，说明刚才已经保存。";
const CHANGE = "如果提示记录刚刚被修改过，多半是刚才已经保存：请在新窗口打开最新记录核对。";

/**
 * Said above a form while the database is away, with what becomes of a second try when the first was saved after all: a record
 * that was changed has another version by then.
 */
export function awaySentence({ values }: FormFields): string {
  const secrets = [...values].some(isSecret) ? SECRETS : "";
  return `${AWAY}${secrets}${values.has("version") ? CHANGE : NEW}`;
}
