import { type Place, placeIn } from "../rules";

/** What a map app is told: the spot, and the words of its pin. */
export type Marked = { name: string; address: string | null; place: Place };

/** A map app and the address that opens it at a spot. */
export type MapLink = { app: string; href: string };

/** Who asks; the three providers want to be told. */
const ASKER = "shequ-dangxiao";

/**
 * Links that open the common map apps, or their pages where the app is missing, with a pin at the place: each in the
 * coordinate system it draws in. The forms are those the providers document (lbs.amap.com/api/uri-api,
 * lbsyun.baidu.com uri/api/web, lbs.qq.com/webApi/uriV1); Amap alone wants the longitude first.
 */
export function mapLinks({ name, address, place }: Marked): MapLink[] {
  const gcj = degreesOf(placeIn("GCJ02", place));
  const bd = degreesOf(placeIn("BD09", place));
  const amap = { position: `${gcj.longitude},${gcj.latitude}`, name, src: ASKER, coordinate: "gaode", callnative: "1" };
  const baidu = {
    location: `${bd.latitude},${bd.longitude}`,
    title: name,
    content: address ?? name,
    output: "html",
    coord_type: "bd09ll",
    src: `webapp.${ASKER}.map`,
  };
  const pin = `coord:${gcj.latitude},${gcj.longitude};title:${pinWord(name)};addr:${pinWord(address ?? name)}`;
  return [
    { app: "高德地图", href: `https://uri.amap.com/marker?${queryOf(amap)}` },
    { app: "百度地图", href: `https://api.map.baidu.com/marker?${queryOf(baidu)}` },
    { app: "腾讯地图", href: `https://apis.map.qq.com/uri/v1/marker?${queryOf({ marker: pin, referer: ASKER })}` },
  ];
}

function degreesOf({ latitude, longitude }: Place) {
  return { latitude: latitude.toFixed(6), longitude: longitude.toFixed(6) };
}

/** A space as %20: the apps show a plus sign as one. */
function queryOf(parameters: Record<string, string>): string {
  return Object.entries(parameters)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join("&");
}

/** Tencent parts what a pin says at these signs, however they are encoded. */
function pinWord(text: string): string {
  return text.replaceAll(";", "；").replaceAll(":", "：").replaceAll("|", "｜");
}
