import type { Metadata } from "next";
import Link from "next/link";
import { slugOf } from "@/components/site/slug";
import { ColorBadge } from "@/components/teaching-points/color-badge";
import { LinkButton } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { may, requireViewer } from "@/lib/core/viewer";
import { listThemes } from "@/lib/teaching-points/routes/themes/queries";
import { COLOR_WORDS } from "@/lib/teaching-points/routes/themes/schema";

export const metadata: Metadata = { title: "四色主题" };

const link = "underline underline-offset-4";

export default async function ThemesPage() {
  const viewer = await requireViewer("records.view");
  const themes = await listThemes(viewer);
  const keeps = may(viewer, "routes.keep");
  return (
    <>
      <PageHeader
        title="四色主题"
        breadcrumbs={[{ label: "线路", href: "/admin/routes" }]}
        meta="行进式党课的四种颜色。名称和介绍由学校写，颜色固定四种。"
      />
      <ul className="border-t border-line">
        {themes.map(({ color, name, description, _count }) => (
          <li
            key={color}
            className="grid gap-x-6 gap-y-2 border-b border-line py-3 sm:grid-cols-[3em_minmax(0,1fr)_auto]"
          >
            <div>
              <ColorBadge color={color} theme={{ name: COLOR_WORDS[color] }} />
            </div>
            <div className="min-w-0 break-words">
              <p className="font-bold">{name}</p>
              <p className="text-sm whitespace-pre-line text-ink-soft">{description ?? "还没有介绍。"}</p>
              <p className="text-sm">
                <Link href={`/admin/routes?color=${color}`} className={link}>
                  {_count.routes} 条线路
                </Link>
                　
                <Link href={`/admin/courses?color=${color}`} className={link}>
                  {_count.courses} 门课程
                </Link>
              </p>
            </div>
            {keeps && (
              <LinkButton href={`/admin/routes/themes/${slugOf(color)}`} size="small" aria-label={`修改“${name}”`}>
                修改
              </LinkButton>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
