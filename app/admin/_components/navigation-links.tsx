"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { NavigationItem } from "./navigation";

/** The nouns, with the one that is open marked. */
export function NavigationLinks({ groups }: { groups: NavigationItem[][] }) {
  const path = usePathname();
  return (
    <div className="grid gap-3">
      {groups.map((items) => (
        <ul key={items[0]!.href} className="border-b border-line pb-3 last:border-0">
          {items.map(({ href, label }) => (
            <li key={href}>
              <Link
                href={href}
                aria-current={path === href || path.startsWith(`${href}/`) ? "page" : undefined}
                className="flex min-h-control items-center border-l-3 border-transparent px-3 text-sm hover:bg-sunken aria-[current=page]:border-red aria-[current=page]:font-bold aria-[current=page]:text-red"
              >
                {label}
              </Link>
            </li>
          ))}
        </ul>
      ))}
    </div>
  );
}

/** The same for a narrow screen: folded, also without script, and folded again on the next page. */
export function NavigationMenu({ groups }: { groups: NavigationItem[][] }) {
  const path = usePathname();
  const current = groups.flat().find(({ href }) => path === href || path.startsWith(`${href}/`));
  return (
    <details key={path}>
      <summary className="min-h-control content-center text-sm">
        目录{current && <span className="text-ink-soft">：{current.label}</span>}
      </summary>
      <nav aria-label="目录" className="pb-3">
        <NavigationLinks groups={groups} />
      </nav>
    </details>
  );
}
