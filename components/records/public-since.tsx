import Link from "next/link";
import { formatInstant } from "@/lib/core/dates";

/** Since when a record is public, with the way to its public page. */
export function PublicSince({ publishedAt, href }: { publishedAt: Date | null; href: string }) {
  if (!publishedAt) return "未公开";
  return (
    <>
      {formatInstant(publishedAt)} 起公开　
      <Link href={href} className="underline underline-offset-4">
        看公开页面
      </Link>
    </>
  );
}
