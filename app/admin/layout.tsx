import { randomUUID } from "node:crypto";
import Link from "next/link";
import type { ReactNode } from "react";
import { Flash } from "@/components/ui/flash";
import { SkipLink } from "@/components/ui/skip-link";
import { UnsavedGuard } from "@/components/ui/unsaved-guard";
import { takeMessage } from "@/lib/core/flash";
import { ROLE_LABELS } from "@/lib/core/permissions";
import { currentViewer, type Viewer } from "@/lib/core/viewer";
import { getSchool } from "@/lib/settings/public";
import { signOutHere } from "./_components/actions";
import { navigationFor } from "./_components/navigation";
import { NavigationLinks, NavigationMenu } from "./_components/navigation-links";
import { PlainConnection } from "./_components/plain-connection";
import { SampleBanner } from "./_components/sample-banner";
import { SignOutForm } from "./_components/sign-out-form";

/** The frame of staff pages. It only shows: whether somebody may see a page is asked by the page. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  const viewer = await currentViewer();
  if (!viewer) return <main id="main">{children}</main>;
  const message = await takeMessage();
  const groups = navigationFor(viewer);
  return (
    <div data-density="dense" className="min-h-screen">
      <SkipLink />
      <UnsavedGuard />
      <AdminHeader viewer={viewer} />
      <PlainConnection />
      <SampleBanner viewer={viewer} />
      <div className="mx-auto grid max-w-screen-2xl lg:grid-cols-[11rem_minmax(0,1fr)] print:block">
        <div className="border-b border-line px-4 py-2 lg:hidden print:hidden">
          <NavigationMenu groups={groups} />
        </div>
        <nav aria-label="工作台" className="hidden border-r border-line px-2 py-4 lg:block print:hidden">
          <NavigationLinks groups={groups} />
        </nav>
        <main id="main" tabIndex={-1} className="min-w-0 px-4 py-6 lg:px-8">
          {message && (
            <div className="mb-4">
              <Flash key={randomUUID()} message={message} />
            </div>
          )}
          {children}
        </main>
      </div>
    </div>
  );
}

async function AdminHeader({ viewer }: { viewer: Viewer }) {
  const { schoolName } = await getSchool();
  return (
    <header className="border-b border-line-strong bg-surface print:hidden">
      <div className="mx-auto flex max-w-screen-2xl flex-wrap items-center justify-between gap-x-6 px-4 py-1.5">
        <p className="flex flex-wrap items-baseline gap-x-3">
          <Link href="/admin" className="inline-flex min-h-control items-center font-serif text-lg font-bold">
            {schoolName}
          </Link>
          <Link
            href="/"
            className="inline-flex min-h-control items-center text-sm text-ink-soft underline underline-offset-4"
          >
            公开网站
          </Link>
        </p>
        <div className="flex flex-wrap items-center gap-x-3 text-sm">
          <Link
            href="/admin/my-account"
            className="inline-flex min-h-control items-center gap-2 underline underline-offset-4"
          >
            {viewer.name}
          </Link>
          <span className="text-ink-soft">{viewer.roles.map((role) => ROLE_LABELS[role]).join("、")}</span>
          <SignOutForm action={signOutHere} />
        </div>
      </div>
    </header>
  );
}
