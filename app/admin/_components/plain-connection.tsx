import { Notice } from "@/components/ui/notice";
import { isPlainFromElsewhere } from "@/lib/core/client-device";

/** Stands over every staff page while what is typed there crosses a network in the clear. */
export async function PlainConnection() {
  if (!(await isPlainFromElsewhere())) return null;
  return (
    <div className="print:hidden">
      <Notice kind="warn" title="这个连接没有加密">
        同一网络里的人可能看到您填写和打开的内容，也可能冒用您的登录。请改用 https
        开头的地址；没有的话，请管理员按部署说明开通。
      </Notice>
    </div>
  );
}
