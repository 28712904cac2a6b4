/**
 * A refusal: what was asked cannot be done, in a sentence a clerk can act on. Commands throw it, the action wrapper
 * shows it at the named field (or above the form) and keeps what was typed.
 */
export class Refusal extends Error {
  readonly field: string | undefined;

  constructor(sentence: string, field?: string) {
    super(sentence);
    this.name = "Refusal";
    this.field = field;
  }
}

/** The record was changed by somebody else since the form was opened. */
export class StaleRecord extends Refusal {
  constructor() {
    super("这条记录刚刚被其他人修改过。您填写的内容还在下面：请在新窗口打开最新记录核对，再重新提交。");
    this.name = "StaleRecord";
  }
}

/** The record that an action is about does not exist (any more): the page answers 404. */
export class NotFound extends Error {
  constructor(what: string) {
    super(`not found: ${what}`);
    this.name = "NotFound";
  }
}

/** Returns the record, or throws NotFound. */
export function found<T>(record: T | null | undefined, what: string): T {
  if (record === null || record === undefined) throw new NotFound(what);
  return record;
}

/** A record id from the address: a positive integer, else null (the page answers 404). */
export function recordId(text: string | undefined): number | null {
  return text && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}
