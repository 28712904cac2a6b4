import type { Area } from "@/lib/teaching-points/places/schematic/rules";

const DEGREES = /^\d{1,3}\.\d{6}$/;

/** The address of the map with the points of a stretch of ground alone. */
export function addressOfArea({ west, south, east, north }: Area): string {
  return `/teaching-points/map?area=${[west, south, east, north].map((degrees) => degrees.toFixed(6)).join(",")}`;
}

/** The stretch of ground that an address names; undefined for all, and for what is none. */
export function areaInAddress(text: string | undefined): Area | undefined {
  const parts = (text ?? "").split(",");
  if (parts.length !== 4 || !parts.every((part) => DEGREES.test(part))) return undefined;
  const [west, south, east, north] = parts.map(Number) as [number, number, number, number];
  return { west, south, east, north };
}
