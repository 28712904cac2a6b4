import fc from "fast-check";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it, test } from "vitest";
import { inLargePrint, isPublicPage, outOfLargePrint } from "@/lib/core/page-address.mjs";
import { addressInLargePrint, largePrint } from "./large-print.mjs";

describe("where a link leads in large print", () => {
  it.each([
    ["/", "/large"],
    ["/courses", "/large/courses"],
    ["/courses/search?q=党&amp;page=2", "/large/courses/search?q=党&amp;page=2"],
    ["/?year=2025", "/large?year=2025"],
    ["/#figures", "/large#figures"],
    ["/ceremonies/12#programme", "/large/ceremonies/12#programme"],
    ["/admins-of-the-past", "/large/admins-of-the-past"],
  ])("a public page, in large print: %s", (address, large) => {
    expect(addressInLargePrint(address)).toBe(large);
  });

  it.each([
    ["/large", "/"],
    ["/large/", "/"],
    ["/large?year=2025", "/?year=2025"],
    ["/large/courses/12", "/courses/12"],
    ["/large/verify?code=7K3M", "/verify?code=7K3M"],
  ])("the switch, back to the ordinary page: %s", (address, ordinary) => {
    expect(addressInLargePrint(address)).toBe(ordinary);
  });

  it.each([
    ...["/admin", "/admin/courses", "/sign-in?next=/admin", "/setup", "/invitation", "/share/courses/12.png"],
    ...[
      "/files/abc/1600.webp",
      "/files/abc/资料",
      "/api/health",
      "/_next/static/a",
      "/calendar.ics",
      "/ceremonies/12.ics",
    ],
    ...[
      "#main",
      "",
      "?page=2",
      "tel:021",
      "mailto:a@b.cn",
      "https://uri.amap.com/marker",
      "//example.cn/courses",
      "large/x",
    ],
  ])("anything else, unchanged: %s", (address) => {
    expect(addressInLargePrint(address)).toBe(address);
  });

  test("there and back again is the same page", () => {
    for (const address of ["/", "/courses", "/?a=1", "/courses/search?q=%E5%85%9A#top", "/larger"]) {
      expect(outOfLargePrint(inLargePrint(address))).toBe(address);
    }
    expect(outOfLargePrint("/larger")).toBeNull();
    expect(isPublicPage("courses")).toBe(false);
    expect(isPublicPage("//courses")).toBe(false);
  });
});

describe("a page in large print", () => {
  it("has no script left, not even one that is only fetched", () => {
    const html =
      '<html lang="zh-CN"><head><link rel="preload" as="script" href="/_next/a.js"/><link rel="stylesheet" href="/_next/a.css"/>' +
      '<script src="/_next/a.js" async=""></script></head><body><p>一</p>' +
      '<script>self.__next_f.push([1,"\\u003ca href=\\"/courses\\"\\u003e"])</script><p>二</p><script type="x">1 < 2</script ></body></html>';
    expect(largePrint(html)).toBe(
      '<html data-text="large" lang="zh-CN"><head><link rel="stylesheet" href="/_next/a.css"/></head><body><p>一</p><p>二</p></body></html>',
    );
  });

  it("shows what stands in for a script", () => {
    expect(largePrint('<noscript><a href="/map">示意图</a></noscript>')).toBe('<a href="/large/map">示意图</a>');
  });

  it("keeps a style sheet and a comment to the letter", () => {
    const kept = '<style>a[href="/courses"]::after{content:"<a href=\'/x\'>"}</style><!-- <a href="/courses"> -->';
    expect(largePrint(kept)).toBe(kept);
  });

  it("leads on from forms, their buttons, areas and drawn links", () => {
    const html =
      '<form action="/courses/search"><button formAction="/verify">核验</button><input type="image" formaction="/x"></form>' +
      '<area href="/routes"><svg><a xlink:href="/routes/1"><text>一</text></a><use href="/a"></use></svg><a class=x href=/about>';
    expect(largePrint(html)).toBe(
      '<form action="/large/courses/search"><button formAction="/large/verify">核验</button><input type="image" formaction="/large/x"></form>' +
        '<area href="/large/routes"><svg><a xlink:href="/large/routes/1"><text>一</text></a><use href="/a"></use></svg><a class=x href=/large/about>',
    );
  });

  it("leaves addresses for programs alone", () => {
    const html =
      '<link rel="canonical" href="https://dx.example.cn/courses"/><meta property="og:image" content="/share/home.png"/>';
    expect(largePrint(html)).toBe(html);
  });

  // The proof that texts are safe: changing the finished page is the same as having written it with the other addresses.
  it("is what React would have written with the other addresses, whatever the texts are", () => {
    fc.assert(
      fc.property(fc.array(aPart(), { maxLength: 12 }), (parts) => {
        const ordinary = renderToStaticMarkup(<Page parts={parts} />);
        expect(largePrint(ordinary)).toBe(renderToStaticMarkup(<Page parts={parts} large />));
      }),
      { numRuns: 500 },
    );
  });
});

type Part = { text: string; path: string; flight: string };

/** Texts made of what could be mistaken for markup. */
function aPart(): fc.Arbitrary<Part> {
  const tricky = [
    '<a href="/x">',
    "</script>",
    "<script>",
    "<!--",
    "-->",
    "'",
    '"',
    ">",
    "<",
    "&",
    ' href="/y" ',
    "党",
    "</style>",
  ];
  const text = fc
    .array(fc.oneof(fc.constantFrom(...tricky), fc.string({ unit: "binary", maxLength: 4 })), { maxLength: 6 })
    // A document cannot hold it, and React writes it as it is.
    .map((pieces) => pieces.join("").replaceAll("\0", ""));
  const path = fc.webPath().filter((address) => isPublicPage(address));
  return fc.record({ text, path, flight: fc.json() });
}

function Page({ parts, large }: { parts: Part[]; large?: true }) {
  return (
    <html data-text={large && "large"} lang="zh-CN">
      <body>
        {parts.map(({ text, path, flight }) => {
          const href = large ? inLargePrint(path) : path;
          return (
            <section key={text + path} title={text} aria-label={text}>
              <a title={text} href={href} className={text}>
                {text}
              </a>
              <a title={text} href={large ? path : inLargePrint(path)}>
                切换
              </a>
              <form action={href} title={text}>
                <input name="q" defaultValue={text} />
                <textarea name="t" defaultValue={text} />
              </form>
              <p data-from={path}>{text}</p>
              {!large && (
                // biome-ignore lint/security/noDangerouslySetInnerHtml: as the framework writes its own data
                <script dangerouslySetInnerHTML={{ __html: flight.replaceAll("<", "\\u003c") }} />
              )}
            </section>
          );
        })}
      </body>
    </html>
  );
}
