const SECTIONS = [
  { key: "lecturers", href: "/lecturers", label: "讲师" },
  { key: "courses", href: "/courses", label: "课程" },
  { key: "routes", href: "/routes", label: "线路" },
  { key: "teaching-points", href: "/teaching-points", label: "教学点" },
  { key: "ceremonies", href: "/ceremonies", label: "仪式" },
  { key: "verify", href: "/verify", label: "聘书核验" },
] as const;

export type Section = (typeof SECTIONS)[number]["key"];

/**
 * Name of the school and the way to everything. The links are plain ones: a static page arrives as fast as the framework's
 * own navigation would bring it, and nothing is fetched that nobody asked for.
 */
export function SiteHeader({ schoolName, section }: { schoolName: string; section?: Section }) {
  return (
    <header className="border-b border-line-strong">
      <div className="mx-auto flex max-w-5xl flex-wrap items-end justify-between gap-x-8 px-5 pt-2 md:px-8 md:pt-4 print:pt-0">
        <a
          href="/"
          className="flex min-h-control items-center font-serif text-xl font-bold hover:text-red md:min-h-14 print:min-h-0"
        >
          {schoolName}
        </a>
        <nav aria-label="主导航" className="-mx-2.5 md:-mx-4">
          <ul className="flex flex-wrap *:*:-mb-px *:*:flex *:*:min-h-control *:*:text-ink *:*:no-underline *:*:items-center *:*:border-b-3 *:*:border-transparent *:*:px-2.5 *:*:hover:text-red md:*:*:min-h-14 md:*:*:px-4 [&_[aria-current]]:border-red [&_[aria-current]]:text-red">
            {SECTIONS.map(({ key, href, label }) => (
              <li key={key}>
                <a href={href} aria-current={key === section ? "true" : undefined}>
                  {label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </header>
  );
}
