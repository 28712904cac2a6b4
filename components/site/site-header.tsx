import { EditionSwitch } from "./edition-switch";

const SECTIONS = [
  { key: "lecturers", href: "/lecturers", label: "讲师" },
  { key: "courses", href: "/courses", label: "课程" },
  { key: "routes", href: "/routes", label: "线路" },
  { key: "teaching-points", href: "/teaching-points", label: "教学点" },
  { key: "ceremonies", href: "/ceremonies", label: "仪式" },
  { key: "verify", href: "/verify", label: "聘书核验" },
] as const;

export type Section = (typeof SECTIONS)[number]["key"];

type SiteHeaderProps = { schoolName: string; section?: Section; path: string };

/**
 * Name of the school and the way to everything, and to this page in large print. The links are plain ones: a static page
 * arrives as fast as the framework's own navigation would bring it, and nothing is fetched that nobody asked for.
 */
export function SiteHeader({ schoolName, section, path }: SiteHeaderProps) {
  return (
    <header className="border-b border-line-strong">
      <div className="mx-auto flex max-w-5xl flex-wrap items-end gap-x-6 px-5 pt-2 md:px-8 lg:pt-4">
        <a
          href="/"
          className="mr-auto flex min-h-control items-center font-serif text-xl font-bold hover:text-red lg:min-h-14"
        >
          {schoolName}
        </a>
        <EditionSwitch path={path} />
        <nav aria-label="主导航" className="-mx-2.5 grow basis-full lg:grow-0 lg:basis-auto">
          <ul className="flex flex-wrap *:*:-mb-px *:*:flex *:*:min-h-control *:*:text-ink *:*:no-underline *:*:items-center *:*:border-b-3 *:*:border-transparent *:*:px-2.5 *:*:hover:text-red lg:*:*:min-h-14 lg:*:*:px-3.5 [&_[aria-current]]:border-red [&_[aria-current]]:text-red">
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
