import { mapLinks } from "@/lib/teaching-points/places/map-apps/rules";
import { positionText } from "@/lib/teaching-points/places/position/rules";
import type { Place } from "@/lib/teaching-points/places/rules";
import { DATUM_LABELS } from "@/lib/teaching-points/places/schema";

type Props = { name: string; address: string | null; place: Place };

/** Where a point was put, and a link to each map app: one look there shows whether the right map was chosen. */
export function PlaceFacts({ name, address, place }: Props) {
  return (
    <>
      <p className="tabular-nums">
        {positionText(place)}
        <span className="text-ink-soft">　取自{DATUM_LABELS[place.datum]}</span>
      </p>
      <p className="flex flex-wrap gap-x-4 text-sm">
        <span className="text-ink-soft">到地图上核对：</span>
        {mapLinks({ name, address, place }).map(({ app, href }) => (
          <a key={app} href={href} target="_blank" rel="noreferrer" className="underline underline-offset-4">
            {app}
          </a>
        ))}
      </p>
    </>
  );
}
