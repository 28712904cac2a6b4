import { isPlainFromElsewhere } from "@/lib/core/client-device";

const ADVICE =
  "同一网络里的人可能看到您填写和打开的内容，也可能冒用您的登录。请改用 https 开头的地址；没有的话，请管理员按部署说明开通。";

/** Stands over every staff page while what is typed there crosses a network in the clear. */
export async function PlainConnection() {
  if (!(await isPlainFromElsewhere())) return null;
  return (
    <aside aria-label="连接没有加密" className="border-b border-warn bg-warn-tint px-4 py-1.5 text-sm print:hidden">
      <p className="mx-auto max-w-screen-2xl">
        <b>这个连接没有加密。</b>
        {ADVICE}
      </p>
    </aside>
  );
}
