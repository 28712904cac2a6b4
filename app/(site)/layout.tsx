import type { ReactNode } from "react";

/**
 * Public pages are made once and kept until a member of staff changes what they show. An hour is the upper bound, for what
 * changes without us: another server's cache, a restored backup. What depends on the day ends at midnight (publicToday).
 */
export const revalidate = 3600;

export default function SiteLayout({ children }: { children: ReactNode }) {
  return children;
}
