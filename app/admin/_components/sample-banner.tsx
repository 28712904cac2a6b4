import Link from "next/link";
import { may, type Viewer } from "@/lib/core/viewer";
import { countSamples } from "@/lib/samples/queries";

/** Says on every staff page that part of the records are samples, for as long as they are. */
export async function SampleBanner({ viewer }: { viewer: Viewer }) {
  if (!may(viewer, "records.view")) return null;
  const { total } = await countSamples();
  if (total === 0) return null;
  return (
    <aside aria-label="示例数据" className="border-b border-warn bg-warn-tint px-4 py-1.5 text-sm print:hidden">
      <p className="mx-auto max-w-screen-2xl">
        现有 {total} 条示例数据，名称以“示例”开头。
        {may(viewer, "samples.clear") ? (
          <Link href="/admin/samples">清除示例数据</Link>
        ) : (
          "开始正式使用前，请管理员清除。"
        )}
      </p>
    </aside>
  );
}
