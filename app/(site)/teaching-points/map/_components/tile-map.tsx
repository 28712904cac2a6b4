"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import type { KeyedMark } from "./keyed-marks";

type Props = {
  /** The key of Tianditu that an administrator entered. */
  tileKey: string;
  marks: readonly KeyedMark[];
  /** The drawing, which stays until tiles have arrived, and for good without them. */
  children: ReactNode;
};

/** Puts the map of Tianditu in the place of the drawing. The map's program is fetched only here, and only with a key. */
export function TileMap({ tileKey, marks, children }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<"WAITING" | "SHOWN" | "FAILED">("WAITING");

  useEffect(() => {
    let isGone = false;
    let remove = () => {};
    import("./draw-tiles")
      .then(({ drawTiles }) => {
        if (isGone || !frame.current) return;
        const told = { onShown: () => setState("SHOWN"), onFailed: () => setState("FAILED") };
        remove = drawTiles(frame.current, tileKey, marks, told);
      })
      .catch(() => setState("FAILED"));
    return () => {
      isGone = true;
      remove();
    };
  }, [tileKey, marks]);

  const isShown = state === "SHOWN";
  return (
    <>
      {/* The mark by which this page, of all public ones, is sent with its scripts. */}
      <div className="relative max-w-140" data-operated>
        <div className={isShown ? "invisible" : undefined}>{children}</div>
        <div className={`absolute inset-0 isolate border border-line-strong ${isShown ? "" : "invisible"}`}>
          <div ref={frame} className={look} />
        </div>
      </div>
      <p role="status" className="text-sm text-ink-soft">
        {state === "FAILED" && "地图没有打开，上面是示意图。"}
      </p>
    </>
  );
}

/** The map's own buttons as large as a finger, its words in the letters of the site. */
const look =
  "size-full bg-sunken! font-sans! text-sm! [&_.leaflet-bar_a]:size-control! [&_.leaflet-bar_a]:leading-control! [&_.leaflet-control-attribution]:text-xs!";
