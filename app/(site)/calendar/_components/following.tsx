type Props = {
  /** Null until somebody has set it: then nobody can be told an address to type. */
  site: string | null;
  hasComing: boolean;
};

/** How to have the dates in one's own telephone, said step by step. */
export function Following({ site, hasComing }: Props) {
  return (
    <section aria-labelledby="following" className="mt-14 print:hidden">
      <h2 id="following" className="mb-3 font-serif text-2xl font-bold">
        放进自己的日历
      </h2>
      <p className="max-w-measure">
        可以订阅整个日历：新的安排会自己出现，改期会自己改过来，撤下的会自己消失。
        {hasComing && "也可以只放一场：在上面找到那一场，点“加到日历”；以后时间有变，要再加一次。"}
      </p>
      <p className="mt-2">
        <a
          href="/calendar.ics"
          className="inline-flex min-h-control items-center text-red underline underline-offset-4"
        >
          日历订阅地址
        </a>
        {site && <span className="block text-sm break-all text-ink-soft">{site}/calendar.ics</span>}
      </p>
      <div className="mt-4 gap-x-12 md:grid md:grid-cols-3 [&_h3]:mt-4 [&_h3]:mb-1 [&_h3]:border-t [&_h3]:border-line [&_h3]:pt-3 [&_h3]:font-bold [&_li]:py-1 [&_ol]:list-decimal [&_ol]:pl-6">
        <div>
          <h3>苹果手机</h3>
          <ol>
            <li>用手机自带的浏览器打开这一页，点上面的“日历订阅地址”。</li>
            <li>手机问要不要订阅，点“订阅”，再点“添加”。</li>
          </ol>
        </div>
        <div>
          <h3>安卓手机和电脑</h3>
          <ol>
            <li>按住“日历订阅地址”不放，选“复制链接”；在电脑上点右键。</li>
            <li>打开日历，在设置里找“订阅日历”或“添加网络日历”，把地址贴进去。</li>
            <li>有的手机日历不能订阅，就一场一场地加。</li>
          </ol>
        </div>
        <div>
          <h3>在微信里看到这一页</h3>
          <p>微信打不开日历。点右上角“…”，选“在浏览器打开”，再按上面的做。不会弄，可以请家里人或者支部的同志帮忙。</p>
        </div>
      </div>
    </section>
  );
}
