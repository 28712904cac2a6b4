import { buttonStyle } from "@/components/ui/button-style";
import type { PointQuestion } from "@/lib/teaching-points/public";
import type { PublicTheme } from "@/lib/teaching-points/routes/public";
import { TEACHING_POINT_TYPE_LABELS, TEACHING_POINT_TYPES } from "@/lib/teaching-points/schema";

type Props = { question?: PointQuestion; themes: readonly Pick<PublicTheme, "color" | "name">[] };

/** Asks for words of a name, an address or a host. A plain form: the answer has an address and needs no script. */
export function PointSearch({ question, themes }: Props) {
  return (
    <form action="/teaching-points/search" method="get" className="mb-8 max-w-3xl print:hidden">
      <label htmlFor="q" className="block font-bold">
        找一个教学点
      </label>
      <p id="q-hint" className="mb-2 text-sm text-ink-soft">
        名称、地址或承载单位里的几个字，或名称的拼音首字母。
      </p>
      <div className="flex flex-wrap gap-3">
        <input
          id="q"
          name="q"
          type="search"
          defaultValue={question?.text}
          maxLength={60}
          autoComplete="off"
          aria-describedby="q-hint"
          className="input-box min-w-0 flex-1 basis-56"
        />
        <Choice
          name="type"
          label="类型"
          all="全部类型"
          chosen={question?.type}
          options={TEACHING_POINT_TYPES.map((value) => ({ value, label: TEACHING_POINT_TYPE_LABELS[value] }))}
        />
        <Choice
          name="color"
          label="经过的线路"
          all="不限线路"
          chosen={question?.color}
          options={themes.map(({ color, name }) => ({ value: color, label: `${name}线路` }))}
        />
        <button type="submit" className={buttonStyle("primary")}>
          查找
        </button>
      </div>
    </form>
  );
}

type ChoiceProps = {
  name: string;
  label: string;
  all: string;
  chosen?: string;
  options: { value: string; label: string }[];
};

function Choice({ name, label, all, chosen = "", options }: ChoiceProps) {
  return (
    <>
      <label htmlFor={name} className="sr-only">
        {label}
      </label>
      <select
        id={name}
        name={name}
        defaultValue={chosen}
        className="input-box min-w-0 flex-1 basis-36 sm:w-auto sm:flex-none"
      >
        <option value="">{all}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </>
  );
}
