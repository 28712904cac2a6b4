import { type AwardInput, awardInput } from "@/lib/teaching-points/plaques/schema";

type Held = Record<string, string | string[] | undefined>;

/** The address of the award page with a choice in it. Ids are joined by dots: two hundred of them must fit. */
export function awardAddress({ points, batch, awardedOn, ceremonyId, presenterName }: AwardInput): string {
  const query = new URLSearchParams({
    points: points.join("."),
    batch: String(batch),
    on: awardedOn,
    ceremony: String(ceremonyId ?? ""),
    presenter: presenterName ?? "",
    review: "1",
  });
  return `/admin/teaching-points/award?${query}#review`;
}

/** What the form fields hold for an address: the reverse of `awardAddress`, and links that only name some points. */
export function typedFromAddress(params: Held) {
  const text = (name: string) => [params[name] ?? ""].flat()[0] ?? "";
  return {
    points: text("points").split(".").filter(Boolean),
    batch: text("batch"),
    awardedOn: text("on"),
    ceremonyId: text("ceremony"),
    presenterName: text("presenter"),
  };
}

/** The choice in an address that asks for a review, or null when there is none or somebody bent it. */
export function choiceFromAddress(params: Held): AwardInput | null {
  if (!params.review) return null;
  const read = awardInput.safeParse(typedFromAddress(params));
  return read.success ? read.data : null;
}
