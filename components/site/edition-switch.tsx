import { inLargePrint } from "@/lib/core/page-address.mjs";

/** To the same page in large print. In large print its one link leads back, since links into it become links out of it. */
export function EditionSwitch({ path }: { path: string }) {
  return (
    <nav aria-label="字号" className="lg:order-last">
      <a
        href={inLargePrint(path)}
        className="flex min-h-control items-center text-sm text-red lg:min-h-14 underline underline-offset-4 hover:text-red-deep"
      >
        <span className="in-data-[text=large]:hidden">大字版</span>
        <span className="hidden in-data-[text=large]:inline">标准字号</span>
      </a>
    </nav>
  );
}
