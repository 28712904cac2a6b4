import { SIGN_IN_BESIDE } from "@/lib/core/signed-out";

/** A sentence of the server. Where it asks to sign in beside this page, that is a link. */
export function Sentence({ text }: { text: string }) {
  const [before = "", after] = text.split(SIGN_IN_BESIDE, 2);
  if (after === undefined) return text;
  return (
    <>
      {before}
      <a href="/sign-in" target="_blank" rel="noopener" className="underline underline-offset-4">
        {SIGN_IN_BESIDE}
      </a>
      {after}
    </>
  );
}
