/** The hosts that hand out the tiles of Tianditu (天地图), and all that a page with its map may ask besides this site. */
export const TILE_HOSTS = [0, 1, 2, 3, 4, 5, 6, 7].map((host) => `https://t${host}.tianditu.gov.cn` as const);

/** The layers of the plain map, the lowest first: the land, then its names. */
export const TILE_LAYERS = ["vec", "cva"] as const;

/** The levels at which there are tiles. */
export const TILE_LEVELS = { least: 3, most: 18 } as const;

/**
 * Where a tile is found, in the writing of Leaflet; {s} is one of `TILE_HOSTS` by number. Web Mercator on CGCS2000, which for
 * this purpose is WGS-84.
 */
export function tileAddress(layer: (typeof TILE_LAYERS)[number], key: string): string {
  const asked = `SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=${layer}&STYLE=default&TILEMATRIXSET=w&FORMAT=tiles`;
  return `https://t{s}.tianditu.gov.cn/${layer}_w/wmts?${asked}&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&tk=${encodeURIComponent(key)}`;
}
