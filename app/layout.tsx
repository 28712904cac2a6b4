import type { Metadata } from "next";
import type { ReactNode } from "react";
import { getSchool } from "@/lib/settings/public";
import "./globals.css";

/** The framework keeps nothing that was read: server/kept-pages.mjs does, and knows what changed. */
export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  const { schoolName } = await getSchool();
  return { title: { template: `%s · ${schoolName}`, default: schoolName } };
}

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="zh-CN">
      <body>{children}</body>
    </html>
  );
}
