import { control, divIcon, latLngBounds, marker, map as newMap, tileLayer } from "leaflet";
import "leaflet/dist/leaflet.css";
import { TILE_LAYERS, TILE_LEVELS, tileAddress } from "@/lib/teaching-points/places/tiles/rules";
import type { KeyedMark } from "./keyed-marks";

type Told = { onShown: () => void; onFailed: () => void };

/**
 * Draws the map with the same marks as the schematic into an element; tells when the first tile has arrived, or that one
 * did not. Gives what takes the map away again.
 */
export function drawTiles(frame: HTMLElement, key: string, marks: readonly KeyedMark[], told: Told): () => void {
  const map = newMap(frame, { zoomControl: false, scrollWheelZoom: false });
  map.attributionControl.setPrefix(false);
  control.zoom({ zoomInTitle: "放大", zoomOutTitle: "缩小" }).addTo(map);
  frame.setAttribute("role", "region");
  frame.setAttribute("aria-label", "教学点地图");
  let isShown = false;
  for (const layer of TILE_LAYERS) {
    tileLayer(tileAddress(layer, key), {
      subdomains: "01234567",
      minZoom: TILE_LEVELS.least,
      maxZoom: TILE_LEVELS.most,
      attribution: layer === "vec" ? "地图：天地图" : undefined,
      // The provider ties its keys to the address of a site: it is told the site, and never the page.
      referrerPolicy: "strict-origin",
    })
      .on("tileload", () => {
        isShown = true;
        told.onShown();
      })
      .on("tileerror", () => {
        if (!isShown) told.onFailed();
      })
      .addTo(map);
  }
  for (const mark of marks) {
    const { latitude, longitude } = spotOf(mark);
    const icon = divIcon({ html: linkOf(mark), className: "", iconSize: [0, 0] });
    // A link of its own, which the keyboard reaches, instead of the map's idea of a button.
    marker([latitude, longitude], { icon, interactive: false, keyboard: false }).addTo(map);
  }
  map.fitBounds(latLngBounds(marks.map(spotOf).map(({ latitude, longitude }) => [latitude, longitude])), {
    padding: [36, 36],
    maxZoom: 16,
  });
  return () => map.remove();
}

function spotOf(mark: KeyedMark) {
  return "point" in mark ? mark.point : mark.points[0]!;
}

/** The colours are insisted on: the map's own style sheet colours links. */
const look =
  "pointer-events-auto absolute flex size-8 -translate-1/2 items-center justify-center rounded-full border-2 border-red text-sm tabular-nums no-underline hover:border-4";

function linkOf(mark: KeyedMark): HTMLAnchorElement {
  const link = document.createElement("a");
  const isOne = "point" in mark;
  link.href = mark.href;
  link.textContent = String(isOne ? mark.number : mark.points.length);
  link.title = isOne ? mark.point.name : `这一带 ${mark.points.length} 个教学点`;
  link.setAttribute("aria-label", isOne ? `${mark.number} ${mark.point.name}` : link.title);
  link.className = `${look} ${isOne ? "bg-surface text-ink!" : "bg-red text-surface!"}`;
  return link;
}
