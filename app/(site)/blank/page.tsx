import type { Metadata } from "next";

export const metadata: Metadata = { title: "空白页", robots: { index: false, follow: false } };

/** The least a static page can be: what the benchmark measures the others against. Nothing links here. */
export default function BlankPage() {
  return <p>空白页</p>;
}
