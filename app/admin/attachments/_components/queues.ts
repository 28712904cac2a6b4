import { isVideo } from "./limits";
import { sendFile } from "./send-form";
import { sendVideo } from "./send-video";
import { createUploadQueue, type UploadQueue } from "./upload-queue";

/** They outlive the page of their record: a clerk may look elsewhere while a video is on its way. */
const queues = new Map<string, UploadQueue>();
let busy = 0;

/** The uploads of the record whose files go to `address`. */
export function queueOf(place: { address: string; back: string }): UploadQueue {
  const known = queues.get(place.address);
  if (known) return known;
  const queue = createUploadQueue(
    (file, watch) => (isVideo(file) ? sendVideo(place, file, watch) : sendFile(place.address, file, watch)),
    warnBeforeLeaving,
  );
  queues.set(place.address, queue);
  return queue;
}

function warnBeforeLeaving(isBusy: boolean): void {
  busy += isBusy ? 1 : -1;
  if (busy > 0) window.addEventListener("beforeunload", ask);
  else window.removeEventListener("beforeunload", ask);
}

function ask(event: BeforeUnloadEvent): void {
  event.preventDefault();
}
