import type { Page } from "@playwright/test";

const LEAST = 44;

/** What can be pressed on a page and is lower or narrower than 44 px, except links within a sentence, as WCAG 2.2 has it. */
export async function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate((least) => {
    const pressed = [...document.querySelectorAll<HTMLElement>("a[href], button, input, select, textarea, summary")];
    const isSmall = (element: HTMLElement) => {
      const { width, height } = element.getBoundingClientRect();
      return width > 1 && height > 1 && (width < least || height < least);
    };
    // A link is in a sentence when the line it stands in says more than the link.
    const isInSentence = (element: HTMLElement) => {
      const block = element.closest("p, dd, dt, td, th, figcaption, caption");
      return getComputedStyle(element).display === "inline" && block !== null && saysMore(block, element);
    };
    const saysMore = (block: Element, { textContent }: HTMLElement) =>
      (block.textContent ?? "").trim().length > (textContent ?? "").trim().length;
    return pressed
      .filter((element) => isSmall(element) && !isInSentence(element))
      .map((element) => `${location.pathname}: ${element.outerHTML.slice(0, 90)}`);
  }, LEAST);
}
