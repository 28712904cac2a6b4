/** A still of a video is taken after a tenth of it, past a black beginning, but not far into a long one. */
const LATEST_SECOND = 10;
const WIDEST = 1600;
/** A browser that cannot play the file may say nothing at all. */
const PATIENCE_MS = 20_000;

/** A still of a video as JPEG, made by this browser. Throws where the browser cannot play the video. */
export async function stillOf(file: File): Promise<Blob> {
  const address = URL.createObjectURL(file);
  const video = document.createElement("video");
  try {
    video.muted = true;
    video.playsInline = true;
    video.preload = "auto";
    video.src = address;
    await reached(video, "loadeddata");
    video.currentTime = Number.isFinite(video.duration) ? Math.min(video.duration / 10, LATEST_SECOND) : 1;
    await reached(video, "seeked");
    return await drawn(video);
  } finally {
    video.removeAttribute("src");
    video.load();
    URL.revokeObjectURL(address);
  }
}

function reached(video: HTMLVideoElement, event: "loadeddata" | "seeked"): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no ${event}`)), PATIENCE_MS);
    video.addEventListener(event, () => resolve(clearTimeout(timer)), { once: true });
    video.addEventListener("error", () => reject(clearTimeout(timer)), { once: true });
  });
}

function drawn(video: HTMLVideoElement): Promise<Blob> {
  const scale = Math.min(1, WIDEST / video.videoWidth);
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(video.videoWidth * scale);
  canvas.height = Math.round(video.videoHeight * scale);
  canvas.getContext("2d")!.drawImage(video, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("nothing drawn"))), "image/jpeg", 0.85);
  });
}
