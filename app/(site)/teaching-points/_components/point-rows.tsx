import { namedRows } from "@/components/site/rows";
import { SampleMark } from "@/components/site/sample-mark";
import type { ListedPoint } from "@/lib/teaching-points/public";
import type { PublicTheme } from "@/lib/teaching-points/routes/public";
import type { ThemeColor } from "@/prisma/generated/enums";

type Props = {
  rows: readonly { point: ListedPoint; colors: readonly ThemeColor[] }[];
  themes: readonly Pick<PublicTheme, "color" | "name">[];
};

/** Points one under the other: name, what it is, who hosts it, where it is, and the colours of the routes that stop there. */
export function PointRows({ rows, themes }: Props) {
  return (
    <ul className={namedRows}>
      {rows.map(({ point: { id, name, typeLabel, host, address, isSample }, colors }) => (
        <li key={id}>
          <p>
            <a href={`/teaching-points/${id}`}>{name}</a>
            <SampleMark isSample={isSample} />
          </p>
          <p>{[typeLabel, host, address].filter(Boolean).join("　")}</p>
          {colors.length > 0 && <p>线路经过：{namesOf(colors, themes)}</p>}
        </li>
      ))}
    </ul>
  );
}

function namesOf(colors: readonly ThemeColor[], themes: Props["themes"]): string {
  return themes.flatMap(({ color, name }) => (colors.includes(color) ? name : [])).join("、");
}
