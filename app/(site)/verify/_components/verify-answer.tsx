import type { ReactNode } from "react";

const tones = {
  ok: "border-ok text-ok",
  warn: "border-warn text-warn",
  danger: "border-danger text-danger",
  neutral: "border-line-strong text-ink",
};

export type AnswerTone = keyof typeof tones;

/** The answer in large words; the colour only repeats them. */
export function VerifyAnswer({
  tone,
  title,
  sentence,
  children,
}: {
  tone: AnswerTone;
  title: string;
  sentence: string;
  children?: ReactNode;
}) {
  return (
    <section aria-labelledby="answer" className="mb-12">
      <div className={`border-l-6 pl-5 ${tones[tone]}`}>
        <h2 id="answer" className="font-serif text-3xl font-bold">
          {title}
        </h2>
        <p className="max-w-measure text-ink">{sentence}</p>
      </div>
      {children}
    </section>
  );
}
