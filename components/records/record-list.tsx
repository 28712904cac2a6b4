import type { ReactNode } from "react";
import type { AddressParams } from "@/components/ui/address";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { PAGE_SIZE } from "@/lib/core/address";
import type { RecordNoun } from "@/lib/core/noun";
import type { Permission } from "@/lib/core/permissions";
import { may, type Viewer } from "@/lib/core/viewer";

type Props = {
  noun: RecordNoun & { can: { keep: Permission } };
  viewer: Viewer;
  params: AddressParams;
  page: number;
  total: number;
  /** Whether anything narrows the list: then none found does not mean that there are none. */
  isNarrowed: boolean;
  /** What to try when none is found, and what to do first while there are none. */
  hints: { narrowed?: string; first: string };
  /** Ways to what belongs to the noun, beside the button that makes a new one. */
  links?: ReactNode;
  filters: ReactNode;
  /** The table, told what to show in place of rows. */
  table: (empty: ReactNode) => ReactNode;
};

/** The list of a noun's records for staff: header, filters, table or why it is empty, pages. */
export function RecordList({ noun, viewer, params, page, total, isNarrowed, hints, links, filters, table }: Props) {
  const create = may(viewer, noun.can.keep) && (
    <LinkButton href={`/admin/${noun.address}/new`} variant="primary">
      新建{noun.label}
    </LinkButton>
  );
  const empty = isNarrowed ? (
    <EmptyState title={`没有符合条件的${noun.label}`} text={hints.narrowed ?? "换一个条件再查。"} />
  ) : (
    <EmptyState title={`还没有${noun.label}`} text={hints.first} action={create} />
  );
  return (
    <>
      <PageHeader
        title={noun.label}
        actions={
          <>
            {create}
            {links}
          </>
        }
      />
      {filters}
      {table(empty)}
      <Pagination page={page} pageSize={PAGE_SIZE} total={total} params={params} />
    </>
  );
}
