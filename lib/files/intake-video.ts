import { log } from "@/lib/core/log";
import { inspect } from "./inspect";
import type { VideoFacts } from "./inspection/video.mjs";
import { refusalOf } from "./intake-name";
import type { UploadedFile } from "./uploads/folder";

/** What a video says of itself. Refuses one that is damaged, without a picture, or in a code no browser knows. */
export async function videoFacts(file: UploadedFile): Promise<VideoFacts> {
  const found = await inspect(file, "video");
  if (found && "failure" in found) log.info({ failure: found.failure }, "a video could not be read");
  if (!found || "failure" in found) throw refusalOf(file.name, "里没有能放的画面，可能不完整。请重新导出成 MP4 再传。");
  if (!found.isKnown) throw refusalOf(file.name, "的编码浏览器放不了。请转成 MP4（H.264）再传。");
  return found.facts;
}
