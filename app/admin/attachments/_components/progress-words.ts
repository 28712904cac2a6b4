/** How far an upload has come. It may have begun where an earlier try was cut off, which says nothing about its pace. */
export type Pace = { sent: number; total: number; begunFrom: number; seconds: number };

/** Before that the pace says nothing. */
const SETTLED_SECONDS = 3;

/** How much is sent and how long it still takes, in words that are true on any line: 已传 34%，还剩约 2 分钟. */
export function progressWords({ sent, total, begunFrom, seconds }: Pace): string {
  // Rounded down: what is not there yet is not called a hundred.
  const share = `已传 ${total > 0 ? Math.floor((sent / total) * 100) : 100}%`;
  const since = sent - begunFrom;
  if (sent >= total || seconds < SETTLED_SECONDS || since <= 0) return share;
  return `${share}，还剩${timeWords(((total - sent) / since) * seconds)}`;
}

function timeWords(seconds: number): string {
  if (seconds < 60) return "不到 1 分钟";
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? `约 ${minutes} 分钟` : `约 ${Math.round(minutes / 60)} 小时`;
}
