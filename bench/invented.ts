import type { Figure } from "./support/figure";
import { watchPeakTogether } from "./support/peak-memory";
import type { Site } from "./support/site";

const COUNT = 6000;
const AT_ONCE = 16;

/** Somebody asks for addresses that do not exist, each once: whatever is kept or made must not grow with them. */
export async function run(site: Site): Promise<Figure[]> {
  const peak = watchPeakTogether(site.serverPid);
  const addresses = invented();
  const statuses = new Map<number, number>();
  const ask = async () => {
    for (let address = addresses.next(); !address.done; address = addresses.next()) {
      const answer = await fetch(site.url + address.value, { redirect: "manual" });
      await answer.arrayBuffer();
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, ask));
  const { server, together } = peak();
  return [
    {
      name: `${COUNT} invented addresses of pages, pictures, codes and files: peak memory of server and compiler together`,
      measured: together,
      unit: "MB",
      limit: 500,
      better: "lower",
      details: `the server alone: ${Math.round(server)}; answered: ${[...statuses].map((pair) => pair.join(" × ")).join(", ")}`,
    },
  ];
}

function* invented(): Generator<string> {
  const shapes = [
    (id: number) => `/lecturers/${id}`,
    (id: number) => `/courses/${id}?page=${id}`,
    (id: number) => `/large/routes/${id}`,
    (id: number) => `/share/teaching-points/${id}.png`,
    (id: number) => `/share/qr/ceremonies/${id}.svg?from=${id}`,
    (id: number) => `/files/${String(id).padStart(43, "a")}/480.webp`,
    (id: number) => `/invented/${id}`,
  ];
  for (let index = 0; index < COUNT; index++) yield shapes[index % shapes.length]!(900_000_000 + index);
}
