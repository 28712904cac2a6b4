import type { SubmissionResult } from "@conform-to/react";
import { refresh } from "next/cache";
import { headers } from "next/headers";
import { forbidden, notFound, redirect } from "next/navigation";
import type { z } from "zod";
import { noteOfAction, notingAction } from "@/lib/core/action-note";
import type { Actor } from "@/lib/core/audit";
import { recordRepeated } from "@/lib/core/audit-tally";
import { awaySentence } from "@/lib/core/away-sentences";
import { changesHeard } from "@/lib/core/changes";
import { clientAddress } from "@/lib/core/client-address";
import { isDatabaseAway } from "@/lib/core/database-away";
import { db, type Tx } from "@/lib/core/db";
import { NotFound, Refusal } from "@/lib/core/errors";
import { leaveMessage } from "@/lib/core/flash";
import { type FormFields, fieldsOf } from "@/lib/core/form-fields";
import { HONEYPOT } from "@/lib/core/honeypot";
import type { Permission } from "@/lib/core/permissions";
import {
  giveBackVisitorsTry,
  type LimitName,
  takeVisitorsTry,
  visitorOfForm,
  waitSentence,
} from "@/lib/core/rate-limit";
import { logFormError } from "@/lib/core/request-errors";
import { answerLater } from "@/lib/core/request-notes";
import { signedOutSentence } from "@/lib/core/signed-out";
import { storableText } from "@/lib/core/storable-text";
import { handBack, judge, readForm, secretFields } from "@/lib/core/typed-form";
import { currentViewer, type Granted, may, type Viewer } from "@/lib/core/viewer";
import { sentenceForConstraint } from "@/lib/nouns/constraints";
import { ACTION_HEADER } from "@/server/next-facts.mjs";

/** What a form hands to `useActionState`. */
export type FormAction = (previous: SubmissionResult | undefined, formData: FormData) => Promise<SubmissionResult>;

/**
 * Where to go when it is done, and what to say there. Going anywhere, even to the same page, builds it from nothing: with
 * `stays` a page with several forms is only read anew where there is script, so that what is typed in the others is kept.
 */
type Done = { to: string; message?: string; stays?: true };

type Declaration<Schema extends z.ZodType, Result, Who> = {
  /** Shape of what is typed. */
  input: Schema;
  /**
   * The use case; runs in one transaction. A refusal that it throws undoes everything; one that it returns is shown the
   * same way, but what was written stays (a failed sign-in must be counted).
   */
  run: (tx: Tx, who: Who, value: z.output<Schema>) => Promise<Result | Refusal>;
  /** After the commit. */
  done: (result: Result, value: z.output<Schema>) => Done | Promise<Done>;
};

const SIGNED_OUT = signedOutSentence("重新提交：您填写的内容还在。");

const AWAY_SECONDS = 10;
const NOT_OURS = "提交的内容不像是这张表单填写的，没有保存。请刷新页面，重新填写后再提交。";

/**
 * The only maker of server actions for signed-in people: viewer, permission, bounds, parse, one transaction, commit,
 * redirect. A refusal or a named constraint becomes a sentence at its field with what was typed kept; a missing permission
 * is a 403 and an audit entry; anything else is a bug and reaches the error page.
 */
export function adminAction<Schema extends z.ZodType, Result, P extends Permission>(
  declaration: Declaration<Schema, Result, Granted<P>> & { can: P },
): FormAction {
  const { can, input } = declaration;
  const asked = fieldsOf(input);
  return keepingTyped(can, asked, async (formData) => {
    const viewer = await currentViewer();
    noteOfAction({ actor: viewer?.accountId ?? null, outcome: "signed-out" });
    if (!viewer) return handBack(readForm(formData, asked), SIGNED_OUT);
    if (!may(viewer, can)) return refuseEntry(viewer, can);
    return perform(declaration, viewer, formData, asked);
  });
}

/** The same for forms anybody may send: a rate limit by address (or known browser) and a honeypot stand where the permission was. */
export function publicAction<Schema extends z.ZodType, Result>(
  declaration: Declaration<Schema, Result, Actor> & {
    limit: LimitName;
    /** Said while the database is away, where the sentence of a form that saves something would not fit. */
    whenAway?: string;
  },
): FormAction {
  const { limit, whenAway } = declaration;
  const asked = fieldsOf(declaration.input);
  return keepingTyped(
    limit,
    asked,
    async (formData) => {
      const who = await visitorOfForm();
      const wait = await takeVisitorsTry(limit, who);
      if (wait > 0) {
        noteOfAction({ outcome: "slowed" });
        return handBack(readForm(formData, asked), waitSentence(wait));
      }
      if (formData instanceof FormData && formData.get(HONEYPOT)) refuseSender();
      const done: typeof declaration.done = async (...args) => {
        // What was right is not counted: guessing is.
        await giveBackVisitorsTry(limit, who);
        return declaration.done(...args);
      };
      const visitor = { accountId: null, name: "访客", ipAddress: await clientAddress() };
      return perform({ ...declaration, done }, visitor, formData, asked);
    },
    whenAway,
  );
}

/** A search behind a combobox: permission first, then a read. */
export function adminSearch<Result, P extends Permission>(
  can: P,
  run: (viewer: Granted<P>, text: string) => Promise<Result>,
) {
  return async (text: string): Promise<Result> =>
    notingAction(can, await pageOfRequest(), async () => {
      const viewer = await currentViewer();
      if (!viewer || !may(viewer, can)) return refuseSender(viewer);
      noteOfAction({ actor: viewer.accountId });
      // Whoever calls it from elsewhere can hand over anything.
      const found = await run(viewer, typeof text === "string" ? storableText(text.slice(0, 100)) : "");
      noteOfAction({ outcome: "done" });
      return found;
    });
}

/** One line of the log for whatever comes of it. While the database is away everything typed is handed back, with a sentence. */
function keepingTyped(
  asks: string,
  asked: FormFields,
  act: (formData: FormData) => Promise<SubmissionResult>,
  whenAway = awaySentence(asked),
): FormAction {
  const actOrHandBack = async (formData: FormData) => {
    try {
      return await act(formData);
    } catch (error) {
      if (!isDatabaseAway(error)) throw error;
      noteOfAction({ outcome: "away" });
      logFormError(error);
      await answerLater(503, AWAY_SECONDS);
      return handBack(readForm(formData, asked), whenAway);
    }
  };
  return async (_previous, formData) => notingAction(asks, await pageOfRequest(), () => actOrHandBack(formData));
}

/** The page that an action was sent from, as proxy.ts notes it. What follows its path may have been typed. */
async function pageOfRequest(): Promise<string | null> {
  return (await headers()).get("x-path")?.split("?", 1)[0] ?? null;
}

/** Answers 403 to whoever has no business here. */
function refuseSender(viewer: Viewer | null = null): never {
  noteOfAction({ actor: viewer?.accountId ?? null, outcome: "forbidden" });
  forbidden();
}

/** Records that somebody tried what they may not, then answers 403. */
async function refuseEntry(viewer: Viewer, permission: Permission): Promise<never> {
  await db.$transaction((tx) =>
    recordRepeated(tx, viewer, "permission.refused", { type: "permission", id: permission, label: permission }),
  );
  refuseSender(viewer);
}

async function perform<Schema extends z.ZodType, Result, Who>(
  { input, run, done }: Declaration<Schema, Result, Who>,
  who: Who,
  formData: FormData,
  asked: FormFields,
): Promise<SubmissionResult> {
  noteOfAction({ outcome: "refused" });
  const typed = readForm(formData, asked);
  if (!typed.isPlausible) return handBack(typed, NOT_OURS);
  const submission = judge(typed, input);
  const hideFields = secretFields(typed);
  if (submission.status !== "success") return submission.reply({ hideFields });
  const show = ({ field, message }: Refusal) => {
    noteOfAction({ outcome: "refused", field });
    return submission.reply(
      field ? { fieldErrors: { [field]: [message] }, hideFields } : { formErrors: [message], hideFields },
    );
  };
  noteOfAction({ outcome: "failed" });
  let result: Result | Refusal;
  try {
    result = await db.$transaction((tx) => run(tx, who, submission.value));
  } catch (error) {
    // Undone with the rest.
    noteOfAction({ events: [] });
    if (error instanceof NotFound) {
      noteOfAction({ outcome: "missing" });
      notFound();
    }
    const refusal = error instanceof Refusal ? error : sentenceForConstraint(error);
    if (!refusal) throw error;
    return show(refusal);
  }
  if (result instanceof Refusal) return show(result);
  await changesHeard();
  const { to, message, stays } = await done(result, submission.value);
  if (message) await leaveMessage(message);
  noteOfAction({ outcome: "done" });
  if (!stays || !(await isSentByScript())) redirect(to);
  refresh();
  return submission.reply({ hideFields });
}

async function isSentByScript(): Promise<boolean> {
  return (await headers()).has(ACTION_HEADER);
}
