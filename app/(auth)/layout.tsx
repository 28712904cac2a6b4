import { randomUUID } from "node:crypto";
import Link from "next/link";
import type { ReactNode } from "react";
import { Flash } from "@/components/ui/flash";
import { takeMessage } from "@/lib/core/flash";
import { getSchool } from "@/lib/settings/public";

export default async function AuthLayout({ children }: { children: ReactNode }) {
  const { schoolName } = await getSchool();
  const message = await takeMessage();
  return (
    <div className="mx-auto grid min-h-screen max-w-md content-start gap-6 px-4 py-12">
      <header>
        <Link href="/" className="inline-flex min-h-control items-center font-serif text-lg font-bold">
          {schoolName}
        </Link>
      </header>
      <main id="main" className="grid gap-6">
        {message && <Flash key={randomUUID()} message={message} />}
        {children}
      </main>
    </div>
  );
}
