import { LOCK_MINUTES, TRIES_BEFORE_LOCK } from "../rules";

/** The same for a wrong name and a wrong password. */
export const WRONG = `用户名或密码不正确。连续输错 ${TRIES_BEFORE_LOCK} 次，会锁定 ${LOCK_MINUTES} 分钟。`;

/** What a person reads while a user name is locked. */
export function lockedSentence(until: Date, now: Date): string {
  const minutes = Math.ceil((until.getTime() - now.getTime()) / 60_000);
  return `输错次数过多，这个用户名已锁定，请 ${minutes} 分钟后再试，或联系管理员重设密码。`;
}

/** A device in a few words from what its browser says of itself. */
export function describeDevice(userAgent: string | null): string {
  if (!userAgent) return "未知设备";
  const browsers: [RegExp, string][] = [
    [/MicroMessenger/, "微信"],
    [/Edg\//, "Edge"],
    [/Firefox\//, "Firefox"],
    [/QQBrowser/, "QQ 浏览器"],
    [/Chrome\//, "Chrome"],
    [/Safari\//, "Safari"],
  ];
  const systems: [RegExp, string][] = [
    [/HarmonyOS|OpenHarmony/, "鸿蒙"],
    [/Android/, "安卓"],
    [/iPhone|iPad/, "苹果手机或平板"],
    [/Windows/, "Windows"],
    [/Mac OS X/, "Mac"],
    [/Linux/, "Linux"],
  ];
  const nameIn = (table: [RegExp, string][]) => table.find(([sign]) => sign.test(userAgent))?.[1];
  return [nameIn(browsers) ?? "其他浏览器", nameIn(systems)].filter(Boolean).join("，");
}
