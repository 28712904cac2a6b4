import { SampleMark } from "@/components/site/sample-mark";
import { DescriptionList } from "@/components/ui/description-list";
import { formatDay, formatTerm } from "@/lib/core/dates";
import type { VerifiedLetter } from "@/lib/lecturers/letters/public";
import { LETTER_STATE_LABELS, type LetterState } from "@/lib/lecturers/letters/rules";
import { type AnswerTone, VerifyAnswer } from "./verify-answer";

const TONES: Record<LetterState, AnswerTone> = {
  VALID: "ok",
  FUTURE: "warn",
  ENDED: "neutral",
  EXPIRED: "neutral",
  REISSUED: "warn",
  WITHDRAWN: "danger",
};

/** A genuine letter: what it is worth today, then every printed field, to be compared with the paper. */
export function LetterFound({ letter }: { letter: VerifiedLetter }) {
  const { printed, state, isSample } = letter;
  return (
    <VerifyAnswer tone={TONES[state]} title={titleOf(letter)} sentence={sentenceOf(letter)}>
      {isSample && <p className="mt-6 text-warn">这是一份示例聘书，只为演示，没有聘任效力。</p>}
      <h3 className="mt-8 mb-2 font-serif text-lg font-bold">
        聘书内容
        <SampleMark isSample={isSample} />
      </h3>
      <DescriptionList
        items={[
          { term: "受聘人", value: printed.recipientName },
          { term: "类别", value: printed.categoryLabel },
          { term: "聘期", value: formatTerm(printed.termStart, printed.termEnd) },
          { term: "编号", value: printed.letterNo },
          ...(printed.reissueOf ? [{ term: "补发", value: `补发，替代 ${printed.reissueOf}` }] : []),
          { term: "正文", value: printed.body },
          { term: "聘任单位", value: printed.schoolName },
          { term: "署名", value: printed.issuingBody },
          { term: "落款日期", value: formatDay(printed.issuedOn) },
          { term: "仪式", value: printed.ceremonyTitle },
          { term: "核验码", value: <span className="tracking-wider">{printed.verificationCode}</span> },
        ]}
      />
      <p className="mt-4 max-w-measure text-sm text-ink-soft">
        请逐项与手中的聘书对照：内容不一致的，不是学校发出的原件。
      </p>
    </VerifyAnswer>
  );
}

function titleOf({ state, reissuedAs }: VerifiedLetter): string {
  return reissuedAs && state === "REISSUED" ? `已补发为 ${reissuedAs}` : LETTER_STATE_LABELS[state];
}

function sentenceOf({ state, printed, endedOn }: VerifiedLetter): string {
  const sentences: Record<LetterState, string> = {
    VALID: "这份聘书是学校发出的，现在聘期之内。",
    FUTURE: `这份聘书是学校发出的，聘期从${formatDay(printed.termStart)}开始。`,
    ENDED: `这份聘书是学校发出的，聘任已提前结束${endedOn ? `，最后一天是${formatDay(endedOn)}` : ""}。`,
    EXPIRED: `这份聘书是学校发出的，聘期已满${printed.termEnd ? `，最后一天是${formatDay(printed.termEnd)}` : ""}。`,
    REISSUED: "这份聘书由学校发出，后来补发了新的一份，请以补发的为准。",
    WITHDRAWN: "这份聘书曾由学校发出，现已作废。",
  };
  return sentences[state];
}
