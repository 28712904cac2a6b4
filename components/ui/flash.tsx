"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useEffect, useState } from "react";
import { Icon } from "./icon";

const kinds = {
  ok: "border-ok bg-ok-tint",
  warn: "border-warn bg-warn-tint",
  danger: "border-danger bg-danger-tint",
};

export type FlashKind = keyof typeof kinds;

/**
 * What has just happened, shown once after a redirect; stays until it is dismissed, the page is left or the
 * next form is sent (beside a refusal it would still praise what came before), because a message that vanishes by itself is missed. A layout outlives the page, so the address is watched: give it a `key` that differs for each showing.
 */
export function Flash({ message, kind = "ok" }: { message: string; kind?: FlashKind }) {
  const [dismissed, setDismissed] = useState(false);
  const address = `${usePathname()}?${useSearchParams()}`;
  const [shownAt] = useState(address);
  // For good: coming back must not show it again, least of all a phone number.
  if (address !== shownAt && !dismissed) setDismissed(true);

  useEffect(() => {
    const dismiss = () => setDismissed(true);
    window.addEventListener("submit", dismiss, true);
    return () => window.removeEventListener("submit", dismiss, true);
  }, []);

  return (
    <div role={kind === "danger" ? "alert" : "status"}>
      {!dismissed && (
        <div className={`flex items-center gap-3 border-l-4 px-4 py-1.5 text-sm ${kinds[kind]}`}>
          <p className="grow">{message}</p>
          <button
            type="button"
            className="flex min-h-8 min-w-8 items-center justify-center rounded-md hover:bg-surface pointer-coarse:min-h-control pointer-coarse:min-w-control noscript:hidden"
            aria-label="关闭提示"
            onClick={() => setDismissed(true)}
          >
            <Icon name="close" />
          </button>
        </div>
      )}
    </div>
  );
}
