import type { Metadata } from "next";
import { pageMetadata } from "@/components/site/page-metadata";
import { PageTitle } from "@/components/site/page-title";
import { SitePage } from "@/components/site/site-page";
import { VerifyForm } from "@/components/site/verify-form";
import type { SearchParams } from "@/lib/core/address";
import { giveBackVisitorsTry, takeVisitorsTry, waitSentence } from "@/lib/core/rate-limit";
import { verifyLetter } from "@/lib/lecturers/letters/public";
import { LetterFound } from "./_components/letter-found";
import { VerifyAnswer } from "./_components/verify-answer";

type Props = { searchParams: SearchParams };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const description = "输入聘书上的核验码，查看这份聘书的全部印制内容和当前是否有效。";
  const metadata = await pageMetadata({ title: "聘书核验", description, path: "/verify" });
  // The page may be found; what it says of a letter is for whoever holds it.
  return (await searchParams).code ? { ...metadata, robots: { index: false } } : metadata;
}

/** Anyone may ask whether a letter is genuine, and what it is worth today. Works by address alone: the QR code leads here. */
export default async function VerifyPage({ searchParams }: Props) {
  const { code } = await searchParams;
  const typed = (typeof code === "string" ? code : "").trim().slice(0, 60);
  return (
    <SitePage section="verify" path={typed ? `/verify?${new URLSearchParams({ code: typed })}` : "/verify"}>
      <PageTitle title="聘书核验">
        {!typed && <p>输入聘书上印的核验码，或用手机扫聘书上的二维码，即可看到这份聘书的全部内容和当前状态。</p>}
      </PageTitle>
      {typed && <Answer typed={typed} />}
      <VerifyForm code={typed} />
    </SitePage>
  );
}

async function Answer({ typed }: { typed: string }) {
  const wait = await takeVisitorsTry("verify");
  if (wait > 0) return <VerifyAnswer tone="warn" title="请稍后再试" sentence={waitSentence(wait)} />;
  const letter = await verifyLetter(typed);
  if (letter) {
    await giveBackVisitorsTry("verify");
    return <LetterFound letter={letter} />;
  }
  return (
    <VerifyAnswer
      tone="danger"
      title="没有查到这份聘书"
      sentence="请对照聘书核对核验码。核验码共 12 位，不含字母 I、L、O、U 和数字 0、1。仍查不到的，请向学校询问。"
    />
  );
}
