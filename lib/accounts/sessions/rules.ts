/** What a person reads whose second step came too late, or whose account was changed meanwhile. */
export const SIGN_IN_AGAIN = "这次登录已经超时，请回到登录页，重新输入用户名和密码。";

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
