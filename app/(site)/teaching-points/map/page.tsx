import type { Metadata } from "next";
import { pageMetadata } from "@/components/site/page-metadata";
import { PageTitle } from "@/components/site/page-title";
import { addressOfAnswer } from "@/components/site/question-steps";
import { SitePage } from "@/components/site/site-page";
import { EmptyState } from "@/components/ui/empty-state";
import { numberIn, type SearchParams, textIn } from "@/lib/core/address";
import { getSchool } from "@/lib/settings/public";
import { getPlaces } from "@/lib/teaching-points/places/public";
import { isIn } from "@/lib/teaching-points/places/schematic/rules";
import { addressOfArea, areaInAddress } from "./_components/area";
import { keyedMarks } from "./_components/keyed-marks";
import { MapKey } from "./_components/map-key";
import { Schematic } from "./_components/schematic";
import { TileMap } from "./_components/tile-map";
import { Unlocated } from "./_components/unlocated";

const PATH = "/teaching-points/map";

export async function generateMetadata(): Promise<Metadata> {
  const description = "社区党校现场教学点的位置：哪个在哪里，彼此离得多远，点开看怎么去。";
  return pageMetadata({ title: "教学点位置", description, path: PATH });
}

/**
 * Where the points lie: a drawing with its key, and the map of Tianditu in its place once an administrator has entered a
 * key. Made per request, because a page that may load tiles from another host runs under a policy of its own.
 */
export default async function PointMapPage({ searchParams }: { searchParams: SearchParams }) {
  const params = await searchParams;
  const { located, unlocated } = await getPlaces();
  const { tiandituKey } = await getSchool();
  const area = areaInAddress(textIn(params.area));
  const inArea = area ? located.filter((point) => isIn(area, point)) : [];
  const points = inArea.length > 0 ? inArea : located;
  const isPart = points.length < located.length;
  const marks = keyedMarks(points);
  const page = numberIn(params.page, 1, 9999) ?? 1;
  const drawing = <Schematic marks={marks} />;
  return (
    <SitePage
      section="teaching-points"
      path={isPart && area ? addressOfArea(area) : addressOfAnswer({ path: PATH, asked: {}, page })}
    >
      <PageTitle
        title={isPart ? `这一带的 ${points.length} 个教学点` : "教学点位置"}
        up={isPart ? { href: PATH, label: "全部教学点的位置" } : { href: "/teaching-points", label: "现场教学点" }}
      />
      {located.length === 0 ? (
        <EmptyState title="还没有标出位置的教学点" text="登记经纬度之后，教学点会画在这里。" />
      ) : (
        <div className="grid items-start gap-x-12 gap-y-8 lg:grid-cols-[35rem_1fr]">
          <figure className="lg:sticky lg:top-8">
            {tiandituKey ? (
              <TileMap tileKey={tiandituKey} marks={marks}>
                {drawing}
              </TileMap>
            ) : (
              drawing
            )}
            <figcaption className="mt-2 text-sm text-ink-soft">
              圆圈里的号码与名单对应。
              {marks.some((mark) => "points" in mark) && "实心圆里是那一带教学点的个数。"}
              具体怎么走，请点开教学点。
            </figcaption>
          </figure>
          <MapKey marks={marks} />
        </div>
      )}
      {!isPart && <Unlocated points={unlocated} page={page} />}
    </SitePage>
  );
}
