import type { Metadata } from "next";
import type { ReactNode } from "react";
import { pageMetadata } from "@/components/site/page-metadata";
import { PageTitle } from "@/components/site/page-title";
import { SitePage } from "@/components/site/site-page";
import { getSchool } from "@/lib/settings/public";

const PATH = "/accessibility";

export async function generateMetadata(): Promise<Metadata> {
  const description =
    "怎样放大字号、只用键盘、在微信里使用和转发；这个网站已经做到什么，还没有做到什么，遇到困难怎样告诉我们。";
  return pageMetadata({ title: "无障碍说明", description, path: PATH });
}

/** How the site is used by whoever sees, hears or moves with difficulty; what is done for them, what is not, and whom to tell. */
export default async function AccessibilityPage() {
  const { contact } = (await getSchool()).footer;
  return (
    <SitePage path={PATH}>
      <PageTitle title="无障碍说明">
        <p>这个网站要让看不清、听不清、手不方便的人也能用。做到了什么、没做到什么，都写在这里。</p>
      </PageTitle>
      <div className="max-w-measure [&_p]:mt-3 [&_h2]:mt-12 [&_h2]:mb-3 [&_h2]:font-serif [&_h2]:text-2xl [&_h2]:font-bold [&_li]:mt-2 [&_ol]:list-decimal [&_ol]:pl-7 [&_ul]:list-disc [&_ul]:pl-6">
        <Part id="large-print" title="把字放大">
          <p>每一页的最上面都有“大字版”。点一下，全站都换成大字，翻到别的页也还是大字；想换回来，点“标准字号”。</p>
          <p>大字版的网址以 /large 开头，可以收藏，可以转发。它不记录您的任何信息。</p>
        </Part>
        <Part id="wechat" title="在微信里用">
          <ol>
            <li>转发：点右上角“…”，选“发送给朋友”。</li>
            <li>收藏：点右上角“…”，选“收藏”，以后在微信的“我－收藏”里找。</li>
            <li>文件打不开、视频放不了：点右上角“…”，选“在浏览器打开”。</li>
            <li>从电脑转到手机：电脑页面的最下面有二维码，用微信扫一扫就到同一页。</li>
          </ol>
        </Part>
        <Part id="done" title="已经做到的">
          <ul>
            <li>不用登录，不用装软件；浏览器关了脚本也能看、能查。</li>
            <li>文字和底色的对比不低于 4.5 : 1；网页放大到 200% 不丢内容；手机上不用左右拖动。</li>
            <li>按钮和导航的点按范围不小于 44 像素。</li>
            <li>只用键盘也能到每一个链接；第一个是“跳到正文”，光标停在哪里看得见。</li>
            <li>标题、导航、正文分得清楚，读屏软件可以直接跳转；照片有文字说明。</li>
            <li>颜色从不单独表示意思，旁边总有字。</li>
            <li>没有会自己动、自己响的东西。视频要点了才播放，有文字稿的附在下面。</li>
            <li>每一页都可以直接打印，打印出来没有菜单，末尾有二维码。</li>
          </ul>
          <p>我们以《网页内容无障碍指南》（WCAG）2.2 的 AA 级为目标，每次更新都用工具检查。</p>
        </Part>
        <Part id="missing" title="还没有做到的">
          <ul>
            <li>视频没有字幕和手语，有的也没有文字稿。</li>
            <li>供下载的 PDF、Word 和幻灯片由各单位制作，读屏软件不一定能读全。</li>
            <li>网站自己不朗读。手机和电脑自带的朗读功能可以使用。</li>
            <li>地图不能用读屏软件读；图上的每个教学点，列表里都有地址。</li>
            <li>还没有请视力、听力不便的读者和专门机构来测试，我们自己的检查可能有遗漏。</li>
          </ul>
        </Part>
        <Part id="tell" title="遇到困难，请告诉我们">
          {contact ? (
            <p>
              请联系学校：{contact}。说明是哪一页、用什么设备、卡在哪里；需要的内容，也可以请学校用别的方式提供给您。
            </p>
          ) : (
            <p>
              学校还没有在这里公布联系方式。来上课、参加活动时请告诉工作人员：是哪一页、用什么设备、卡在哪里；需要的内容，也可以请学校用别的方式提供给您。
            </p>
          )}
        </Part>
        <p className="pt-9 text-sm text-ink-soft">本说明写于 2026 年 11 月。</p>
      </div>
    </SitePage>
  );
}

function Part({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}
