import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requireViewer } from "@/lib/core/viewer";

export const metadata: Metadata = { title: "没有这个页面" };

/** Any other address under /admin: a 404 inside the staff frame, made per request because the policy there asks for a nonce. */
export default async function Elsewhere() {
  await requireViewer();
  notFound();
}
