const DIGITS = "〇一二三四五六七八九";

/** The name of a batch as it is said: 第二批, 第十五批. From a hundred on in figures. */
export function batchName(batch: number): string {
  return `第${batch < 100 ? inCharacters(batch) : ` ${batch} `}批`;
}

function inCharacters(number: number): string {
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  if (tens === 0) return DIGITS.charAt(ones);
  return `${tens > 1 ? DIGITS.charAt(tens) : ""}十${ones > 0 ? DIGITS.charAt(ones) : ""}`;
}
