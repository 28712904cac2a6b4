import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { signedOutSentence } from "@/lib/core/signed-out";
import { Sentence } from "./sentence";

test("whoever is asked to sign in beside the page gets a link that keeps the page", () => {
  const markup = renderToStaticMarkup(<Sentence text={signedOutSentence("重试。")} />);
  expect(markup).toMatch(/您的登录已经结束。请<a href="\/sign-in" target="_blank"[^>]*>在新窗口登录<\/a>，然后/);
  expect(renderToStaticMarkup(<Sentence text="没有保存。" />)).toBe("没有保存。");
});
