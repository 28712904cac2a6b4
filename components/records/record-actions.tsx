import type { ReactNode } from "react";
import { LinkButton } from "@/components/ui/button";
import type { FormAction } from "@/components/ui/form";
import type { RecordNoun } from "@/lib/core/noun";
import type { Permission } from "@/lib/core/permissions";
import type { Archivable, Publishable } from "@/lib/core/record-state";
import { may, type Viewer } from "@/lib/core/viewer";
import { ArchiveButton, PublishButton, RestoreButton, WithdrawButton } from "./state-buttons";

type Props = {
  noun: RecordNoun & { can: { keep: Permission; publish?: Permission } };
  viewer: Viewer;
  record: { id: number; version: number } & Archivable & Partial<Publishable>;
  actions: { archive: FormAction; restore: FormAction };
  /** For a noun that is shown on the public site: the actions, and what is shown, said before; null where it cannot be yet. */
  publication?: { publish: FormAction; withdraw: FormAction; text: string | null };
  /** Whether archiving is offered, where something of the noun's own is against it. */
  isArchivable?: boolean;
  /** What else can be done with a record in use. */
  children?: ReactNode;
};

/** What the viewer may do with a record as a whole. */
export function RecordActions({ noun, viewer, record, actions, publication, isArchivable = true, children }: Props) {
  const keeps = may(viewer, noun.can.keep);
  const publishes = noun.can.publish !== undefined && may(viewer, noun.can.publish);
  const shared = { called: noun.one, record };
  if (record.archivedAt) {
    return keeps && <RestoreButton {...shared} action={actions.restore} text={noun.consequences.restore} />;
  }
  return (
    <>
      {keeps && <LinkButton href={`/admin/${noun.address}/${record.id}/edit`}>修改</LinkButton>}
      {children}
      {publishes && publication && record.publishedAt && <WithdrawButton {...shared} action={publication.withdraw} />}
      {publishes && publication?.text && !record.publishedAt && (
        <PublishButton record={record} action={publication.publish} text={publication.text} />
      )}
      {keeps && isArchivable && !record.publishedAt && (
        <ArchiveButton {...shared} action={actions.archive} text={noun.consequences.archive} />
      )}
    </>
  );
}
