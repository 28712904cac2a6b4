import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { fileAddress } from "@/lib/files/shown";
import { Downloads } from "./downloads";
import { Photograph } from "./photograph";
import { Photographs } from "./photographs";
import { Videos } from "./videos";

const picture = { key: "k", width: 4000, height: 3000, altText: "石碑", caption: null };
const video = {
  ...{ key: "v", name: "年度 回顾#1.mp4", mediaType: "video/mp4", bytes: 5_000_000, width: 1280, height: 720 },
  ...{ seconds: null, hasSound: false, altText: null, caption: null, poster: null },
};

test("a photograph keeps its room, waits until it is near, and comes in the sizes it has", () => {
  const markup = renderToStaticMarkup(<Photograph picture={picture} sizes="50vw" />);
  expect(markup).toContain('srcSet="/files/k/480.webp 480w, /files/k/960.webp 960w, /files/k/1600.webp 1600w"');
  for (const part of ['width="4000"', 'height="3000"', 'loading="lazy"', 'decoding="async"', 'alt="石碑"']) {
    expect(markup).toContain(part);
  }
  const first = renderToStaticMarkup(<Photograph picture={picture} priority />);
  expect(first).toContain('fetchPriority="high"');
  expect(first).not.toContain("lazy");
});

test("a small photograph is not called wider than it is", () => {
  const sources = (width: number) => renderToStaticMarkup(<Photograph picture={{ ...picture, width }} />);
  expect(sources(700)).toContain('srcSet="/files/k/480.webp 480w, /files/k/960.webp 700w"');
  expect(sources(300)).toContain('srcSet="/files/k/480.webp 300w"');
  expect(sources(960)).toContain('srcSet="/files/k/480.webp 480w, /files/k/960.webp 960w"');
});

test("every photograph of a page leads to its largest size, and one without words still has a name", () => {
  const bare = { ...picture, key: "b", altText: null, caption: "合影" };
  const markup = renderToStaticMarkup(<Photographs pictures={[picture, bare]} />);
  expect(markup.match(/href="\/files\/[kb]\/1600\.webp"/g)).toHaveLength(2);
  expect(markup).toContain('alt="第 2 张照片"');
  expect(markup).toContain("<figcaption>合影</figcaption>");
});

test("photographs that a page begins with are fetched at once, those below a heading when they come near", () => {
  const three = ["a", "b", "c"].map((key) => ({ ...picture, key, caption: null }));
  const waiting = (title?: string) =>
    renderToStaticMarkup(<Photographs pictures={three} title={title} />).match(/loading="lazy"/g)?.length;
  expect([waiting(), waiting("照片")]).toEqual([2, 3]);
});

test("a video is fetched only when it is played, and says what is not known of it", () => {
  const markup = renderToStaticMarkup(<Videos videos={[video]} />);
  expect(markup).toContain('preload="none"');
  expect(markup).toContain(`src="${fileAddress(video)}"`);
  expect(markup).toContain("时长不详，无声");
  expect(markup).not.toContain("<details");
});

test("a document is a plain link under its own name", () => {
  const document = { key: "d", name: "方案 50%.pdf", mediaType: "application/pdf", bytes: 320_000, caption: null };
  const markup = renderToStaticMarkup(<Downloads documents={[document]} />);
  expect(markup).toContain('href="/files/d/%E6%96%B9%E6%A1%88%2050%25.pdf"');
  expect(markup).toContain('download="方案 50%.pdf"');
  expect(markup).toContain("PDF，313 KB");
});

test("a page without files shows nothing of them", () => {
  expect(renderToStaticMarkup(<Photographs pictures={[]} />)).toBe("");
  expect(renderToStaticMarkup(<Videos videos={[]} />)).toBe("");
  expect(renderToStaticMarkup(<Downloads documents={[]} />)).toBe("");
});
