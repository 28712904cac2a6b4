/** What the template is handed for one letter, as the letter's own maker would: another name, number and QR code each. */
export function letterValues(number: number) {
  const name = `示例讲师${number}`;
  const squares = Array.from({ length: 33 * 33 }, (_, square) => (square * number) % 7 < 3 && square);
  const dots = squares.map((square) => square !== false && `M${square % 33} ${Math.floor(square / 33)}h1v1h-1z`);
  return {
    variant: "FULL",
    title: `聘书 ${number}`,
    date: [2025, 2, 20],
    letters: [
      {
        name: `${name} 同志`,
        body: [`兹聘请${name}同志为示例镇社区党校专职讲师，聘期自`, "2025年2月20日", "至", "2027年2月19日", "。"],
        letterNo: `示社党校聘〔2025〕${String(number).padStart(3, "0")}号`,
        reissue: null,
        issuingBody: "示例镇社区党校",
        issuedOn: "2025年2月20日",
        facts: [
          ["聘任类别", "专职讲师"],
          ["聘　　期", "2025年2月20日至2027年2月19日"],
        ],
        qr: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 33 33"><path d="${dots.filter(Boolean).join("")}"/></svg>`,
        verificationCode: "7K3M-9QXP-2D",
        verificationUrl: `https://example.cn/verify/${number}`,
      },
    ],
  };
}
