"use client";

import { FormProvider, parse, type SubmissionResult, useForm } from "@conform-to/react";
import {
  createContext,
  type ReactNode,
  startTransition,
  use,
  useActionState,
  useEffect,
  useEffectEvent,
  useRef,
  useState,
} from "react";
import { ACTION_FIELDS } from "@/server/next-facts.mjs";
import type { ButtonVariant } from "./button-style";
import { type Confirmation, ConfirmModal } from "./confirm-modal";
import { DialogCloseContext } from "./dialog-context";
import { FormErrors } from "./form-errors";
import { SubmitButton } from "./submit-button";
import { useUnsaved } from "./unsaved";

export type FormAction = (previous: SubmissionResult | undefined, formData: FormData) => Promise<SubmissionResult>;

/** Days are texts (YYYY-MM-DD), a tick is a boolean, rows are objects in a list. */
export type FormValues = { [name: string]: FormValue };
type FormValue = string | number | boolean | null | undefined | FormValues | FormValue[];

export type ActionFormProps = {
  action: FormAction;
  children?: ReactNode;
  /** What the fields hold at first, by field name. */
  defaultValue?: FormValues;
  /** Values sent along unseen, such as `{ id, version }`. They follow the props, not what was sent last. */
  hidden?: Record<string, string | number | null | undefined>;
  submitLabel?: string;
  submitVariant?: ButtonVariant;
  /** What stands beside the submit button, usually a link back. */
  secondary?: ReactNode;
  /** Asks once more before anything is sent. */
  confirm?: Confirmation;
  /** Shown when the action answers with success instead of a redirect. */
  doneMessage?: string;
  onDone?: () => void;
  /** Its action leaves what is typed in the other forms of the page. */
  stays?: boolean;
  id?: string;
};

/** The last answer of the server, for the fields that must react to it. */
export const FormAnswerContext = createContext<SubmissionResult | undefined>(undefined);

/**
 * A form that hands its fields to a server action. A refusal leaves everything as typed (with and without JavaScript)
 * and moves the focus to the first error; a second submit while one is under way is ignored.
 */
export function ActionForm(props: ActionFormProps) {
  const { action, children, defaultValue, hidden = {}, confirm, onDone } = props;
  const [answer, send, pending] = useActionState(action, undefined);
  const [form] = useForm<FormValues>({
    id: props.id,
    lastResult: answer,
    defaultValue,
    shouldValidate: "onSubmit",
    // Only reached for the row buttons of repeated fields: rows change here, the server judges the whole.
    onValidate: ({ formData }) => parse(formData, { resolve: () => ({ error: keptErrors(answer?.error) }) }),
  });
  const element = useRef<HTMLFormElement>(null);
  const [asking, setAsking] = useState(false);
  const submitter = useRef<HTMLButtonElement>(null);
  const closeDialog = use(DialogCloseContext);
  const submitLabel = props.submitLabel ?? "保存";
  useUnsaved(element, { answer, pending }, { submitLabel, sentAlong: Object.keys(hidden) });

  function submitOnce(event: React.FormEvent<HTMLFormElement>) {
    // A dialog inside this form is its child for React, though not in the page.
    if (event.target !== event.currentTarget) return;
    event.stopPropagation();
    submitter.current = (event.nativeEvent as SubmitEvent).submitter as HTMLButtonElement | null;
    if (submitter.current?.name === "__intent__") return form.onSubmit(event);
    // Sent by hand, because React empties a form whose `action` it has called itself.
    event.preventDefault();
    if (pending) return;
    if (confirm) setAsking(true);
    else sendTyped();
  }

  function sendTyped() {
    const typed = new FormData(element.current!);
    // React's own fields for browsers without script; here they would come back as if somebody had typed them.
    for (const name of [...typed.keys()]) if (name.startsWith(ACTION_FIELDS)) typed.delete(name);
    if (submitter.current?.name) typed.append(submitter.current.name, submitter.current.value);
    startTransition(() => send(typed));
  }

  const errors = form.allErrors;
  useEffect(() => {
    if (form.status === "error" && Object.keys(errors).length > 0) {
      element.current?.querySelector<HTMLElement>("[data-form-errors], [data-invalid='true']")?.focus();
    }
  }, [form.status, errors]);

  const celebrate = useEffectEvent(() => {
    closeDialog?.();
    onDone?.();
  });
  useEffect(() => {
    if (answer?.status === "success") celebrate();
  }, [answer]);

  return (
    <FormProvider context={form.context}>
      <FormAnswerContext value={answer}>
        <form
          ref={element}
          id={form.id}
          action={send}
          onSubmit={submitOnce}
          noValidate
          data-stays={props.stays || undefined}
          className="grid max-w-2xl gap-5"
        >
          {/* The Enter key presses the first submit button, which must not be one that removes a row. */}
          <button type="submit" className="sr-only" tabIndex={-1} aria-hidden="true" />
          {Object.entries(hidden).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value ?? ""} />
          ))}
          <FormErrors formId={form.id} errors={errors} asked={submitLabel} />
          <div key={form.key} className="grid gap-5 empty:hidden">
            {children}
          </div>
          <div className="flex flex-wrap items-center gap-3 print:hidden">
            <SubmitButton label={submitLabel} variant={props.submitVariant} pending={pending} />
            <span data-discards className="contents">
              {props.secondary}
            </span>
            <span role="status" className="text-sm text-ok">
              {!pending && answer?.status === "success" && (props.doneMessage ?? "已保存。")}
            </span>
          </div>
        </form>
        {confirm && (
          <ConfirmModal
            confirmation={confirm}
            open={asking}
            onClose={() => setAsking(false)}
            onConfirm={() => {
              setAsking(false);
              sendTyped();
            }}
          />
        )}
      </FormAnswerContext>
    </FormProvider>
  );
}

/** `null` tells conform to keep the error a field has. */
function keptErrors(errors: SubmissionResult["error"] = {}): Record<string, string[] | null> {
  return Object.fromEntries(Object.keys(errors).map((name) => [name, null]));
}
