import { pinyinOf } from "@/lib/core/pinyin";

/** How the school is called: what somebody who guesses tries first. */
export type SchoolNames = { schoolName: string; townName: string; issuingBody: string };

/** What everybody who works with this system has before their eyes. */
const WORDS =
  "社区党校 党校 社区 讲师 讲师团 聘书 党课 课程 四色 线路 教学点 授牌 仪式 管理员 教务 领导 审计 党委 党建 支部 学习 中国 上海 密码 登录".split(
    " ",
  );
const LATIN = [
  "admin",
  "administrator",
  "password",
  "passwd",
  "school",
  "party",
  "qwerty",
  "asdf",
  "abcd",
  "test",
  "user",
];

/** What must be left of a password besides such words. */
const LEAST_ELSE = 4;
/** Numbers that anybody tries: dates as people write them, years, and the row of digits that is so often appended. */
const NUMBERS = [
  /(?:(?:19|20)?\d\d[-./年\s]?)?(?:0[1-9]|1[0-2])[-./月\s]?(?:0[1-9]|[12]\d|3[01])日?/g,
  /(?:19|20)\d\d(?:[-./年]\d{1,2}(?:[-./月]\d{1,2}日?)?)?年?/g,
  /0?123(?:4(?:5(?:6(?:7(?:8(?:90?)?)?)?)?)?)?/g,
];

/**
 * Whether a password is little more than words that anybody would try here: of the school, of the office, the user name, a date.
 * One in which there is none of them is not judged here, whatever signs it is made of.
 */
export function isMadeOfGuessableWords(password: string, username: string, names: SchoolNames): boolean {
  const whole = password.normalize("NFKC").toLowerCase();
  const text = NUMBERS.reduce((rest, number) => rest.replace(number, ""), whole);
  const letters = [...text.replace(/[^\p{L}]/gu, "")];
  const left = leastLeft(letters, guessableWords(names, username));
  const hasSome = text !== whole || left < leastLeft(letters, new Set([""]));
  // A sign over and over is no harder to guess than once, and spaces stand between words.
  const signs = new Set(text.replace(/[\p{L}\s]/gu, "")).size;
  return hasSome && left + signs < LEAST_ELSE;
}

/** The least that is left when words are taken out, wherever they stand; a Chinese character, of which there are more, counts twice. */
function leastLeft(letters: string[], words: Set<string>): number {
  const longest = Math.max(...[...words].map((word) => word.length));
  const left = [0];
  for (let end = 1; end <= letters.length; end += 1) {
    const own = /\p{Script=Han}/u.test(letters[end - 1]!) ? 2 : 1;
    left[end] = left[end - 1]! + own;
    for (let start = Math.max(0, end - longest); start < end; start += 1) {
      if (words.has(letters.slice(start, end).join(""))) left[end] = Math.min(left[end]!, left[start]!);
    }
  }
  return left[letters.length]!;
}

function guessableWords({ schoolName, townName, issuingBody }: SchoolNames, username: string): Set<string> {
  const town = townName.replace(/(?:镇|乡|街道|区|县|市)$/, "");
  const parts = [schoolName.replace(townName, ""), schoolName.replace(town, "")];
  const chinese = [...WORDS, schoolName, townName, town, issuingBody, ...parts];
  const spelled = chinese.flatMap((word) => {
    const { full, initials } = pinyinOf(word);
    // 绿 is typed lv or lu.
    return [word, full, full.replaceAll("v", "u"), initials.length > 3 ? initials : full];
  });
  const name = username.toLowerCase().replace(/[^a-z]/g, "");
  return new Set([...LATIN, ...spelled, name].filter((word) => word.length > 1));
}
