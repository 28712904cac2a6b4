/** How long a video is, and whether it can be heard: 时长 3 分 20 秒，无声. What it does not say of itself is unknown. */
export function videoWords({ seconds, hasSound }: { seconds: number | null; hasSound: boolean | null }): string {
  const length = seconds === null ? "时长不详" : `时长 ${lengthWords(Math.max(1, Math.round(seconds)))}`;
  return hasSound === false ? `${length}，无声` : length;
}

function lengthWords(seconds: number): string {
  const parts = [
    { many: Math.floor(seconds / 3600), word: "小时" },
    { many: Math.floor(seconds / 60) % 60, word: "分" },
    { many: seconds % 60, word: "秒" },
  ];
  return parts.flatMap(({ many, word }) => (many > 0 ? [`${many} ${word}`] : [])).join(" ");
}
