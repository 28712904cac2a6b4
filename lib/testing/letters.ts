/** What the template of letters is given for one letter for each of these names. */
export function someLetters(names: readonly string[] = ["示例讲师"], variant: "FULL" | "OVERLAY" = "FULL") {
  return { variant, title: "聘书", date: [2025, 2, 20], letters: names.map((name) => aLetter(name)) };
}

export const LETTER_TEMPLATE = "lib/lecturers/letters/letter-v1.typ";

function aLetter(name: string) {
  return {
    name,
    body: [name],
    letterNo: "示社党校聘〔2025〕001号",
    reissue: null,
    issuingBody: "示例镇社区党校",
    issuedOn: "2025年2月20日",
    facts: [["聘任类别", "专职讲师"]],
    qr: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1H0z"/></svg>',
    verificationCode: "7K3M-9QXP-2D",
    verificationUrl: "https://example.cn/verify/1",
  };
}
