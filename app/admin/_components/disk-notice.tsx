import { Notice } from "@/components/ui/notice";
import { diskState } from "@/lib/core/disk";
import { dataFolder } from "@/lib/core/storage";

/** For the administrator: that the server's disk has little room left, or none. Nothing while all is well. */
export async function DiskNotice() {
  const state = await diskState();
  if (state === "full")
    return (
      <Notice kind="danger">
        服务器磁盘已满，新的内容和文件可能保存不了。请清理数据文件夹 {dataFolder()}{" "}
        所在的磁盘；腾出空间后会自动恢复，不用重启。
      </Notice>
    );
  if (state === "low")
    return (
      <Notice kind="danger">服务器磁盘剩余不到 1 GB，请尽快清理或扩大数据文件夹 {dataFolder()} 所在的磁盘。</Notice>
    );
  return null;
}
