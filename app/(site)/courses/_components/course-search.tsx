import { buttonStyle } from "@/components/ui/button-style";
import { COURSE_FORM_LABELS, COURSE_FORMS } from "@/lib/courses/schema";
import type { CourseForm } from "@/prisma/generated/enums";

/** Asks for words in a title, a synopsis or a name. A plain form: the answer has an address and needs no script. */
export function CourseSearch({ text = "", form }: { text?: string; form?: CourseForm }) {
  return (
    <form action="/courses/search" method="get" className="mb-8 max-w-2xl print:hidden">
      <label htmlFor="q" className="block font-bold">
        找一门课
      </label>
      <p id="q-hint" className="mb-2 text-sm text-ink-soft">
        题目、内容里的几个字，讲师或单位的名称，或题目的拼音首字母。
      </p>
      <div className="flex flex-wrap gap-3">
        <input
          id="q"
          name="q"
          type="search"
          defaultValue={text}
          maxLength={60}
          autoComplete="off"
          aria-describedby="q-hint"
          className="input-box min-w-0 flex-1 basis-48"
        />
        <label htmlFor="form" className="sr-only">
          形式
        </label>
        <select
          id="form"
          name="form"
          defaultValue={form ?? ""}
          className="input-box min-w-0 basis-40 sm:w-auto sm:grow-0"
        >
          <option value="">全部形式</option>
          {COURSE_FORMS.map((value) => (
            <option key={value} value={value}>
              {COURSE_FORM_LABELS[value]}
            </option>
          ))}
        </select>
        <button type="submit" className={buttonStyle("primary")}>
          查找
        </button>
      </div>
    </form>
  );
}
