import { redirect } from "next/navigation";
import { dayInShanghai, yearOf } from "@/lib/core/dates";
import { requireViewer } from "@/lib/core/viewer";

/** The summary that is worked on: last year's in the first quarter, else this year's. */
export default async function SummariesPage() {
  await requireViewer("summaries.view");
  const today = dayInShanghai();
  redirect(`/admin/summaries/${today.slice(5) < "04-01" ? yearOf(today) - 1 : yearOf(today)}`);
}
