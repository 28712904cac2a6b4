import { recordReasonInput, recordRefInput } from "@/lib/core/fields";
import type { RecordNoun } from "@/lib/core/noun";
import type { Permission } from "@/lib/core/permissions";
import type { archiving, publishing } from "@/lib/core/record";
import { adminAction } from "./action";

type Publishing = ReturnType<typeof publishing>;
type Archiving = ReturnType<typeof archiving>;
type Asked = Pick<RecordNoun, "address"> & { can: { keep: Permission; publish?: Permission } };

/** The actions that show a record of a noun on the public site and take it off again. */
export function publicationActions(noun: Asked & { can: { publish: Permission } }, { publish, withdraw }: Publishing) {
  const can = noun.can.publish;
  const page = (id: number) => `/admin/${noun.address}/${id}`;
  return {
    publish: adminAction({
      can,
      input: recordRefInput,
      run: publish,
      done: (_nothing, { id }) => ({ to: page(id), message: "已公开，网站上可以看到。" }),
    }),
    withdraw: adminAction({
      can,
      input: recordReasonInput,
      run: withdraw,
      done: (_nothing, { id }) => ({ to: page(id), message: "已从网站上撤下。" }),
    }),
  };
}

/** The actions that archive a record of a noun and bring it back. */
export function archiveActions(noun: Asked, { archive, restore }: Archiving) {
  const can = noun.can.keep;
  const page = (id: number) => `/admin/${noun.address}/${id}`;
  const restored = noun.can.publish ? "已恢复，目前未公开。" : "已恢复。";
  return {
    archive: adminAction({
      can,
      input: recordReasonInput,
      run: archive,
      done: (_nothing, { id }) => ({ to: page(id), message: "已归档。" }),
    }),
    restore: adminAction({
      can,
      input: recordRefInput,
      run: restore,
      done: (_nothing, { id }) => ({ to: page(id), message: restored }),
    }),
  };
}
