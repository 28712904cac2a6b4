import { slugOf } from "@/components/site/slug";
import { getCourseCounts } from "@/lib/courses/public";
import type { PublicTheme } from "@/lib/teaching-points/routes/public";

/** Says that a colour has no routes yet, and where its courses are when it has some. */
export async function NoRoutes({ theme: { color, name } }: { theme: Pick<PublicTheme, "color" | "name"> }) {
  const { byColor } = await getCourseCounts();
  const courses = byColor.find((one) => one.color === color)?.count ?? 0;
  return (
    <div className="text-ink">
      <p>线路还没有公布。公布之后，这里会写明停哪几站、要走多久、在哪里集合。</p>
      {courses > 0 && (
        <p>
          <a href={`/courses/color/${slugOf(color)}`}>
            先看{name}的 {courses} 门课程
          </a>
        </p>
      )}
    </div>
  );
}
