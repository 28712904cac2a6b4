import { publicSiteAddress } from "@/lib/core/env";
import { codeAddress } from "@/lib/core/share-address";
import { getSchool } from "@/lib/settings/public";

/**
 * From the large screen, or from paper, to the phone: a code that leads to this page. Who holds a phone is told how to pass the
 * page on instead.
 */
export async function PageCode({ path }: { path: string }) {
  const site = publicSiteAddress((await getSchool()).publicAddress);
  return (
    <aside
      aria-label="转到手机"
      className="mx-auto w-full max-w-5xl px-5 pb-8 text-sm text-ink-soft md:px-8 print:mx-0 print:w-auto print:py-1"
    >
      <p className="md:hidden print:hidden">用微信打开本页时，点右上角“…”，可以转发给别人，也可以收藏。</p>
      <div className="hidden break-inside-avoid items-center gap-4 md:flex print:flex print:flex-row-reverse print:text-right">
        {/* biome-ignore lint/performance/noImgElement: drawn by this server, at the size it is shown */}
        <img
          src={codeAddress(path)}
          alt="本页的二维码"
          width={112}
          height={112}
          loading="lazy"
          className="print:size-16"
        />
        <div>
          <p className="text-base text-ink">微信扫一扫，在手机上打开本页</p>
          {site && <p className="hidden break-all print:block">{site + path}</p>}
        </div>
      </div>
    </aside>
  );
}
