import type { Metadata } from "next";
import { pageMetadata } from "@/components/site/page-metadata";
import { CeremonyListPage } from "./_components/ceremony-list-page";

export async function generateMetadata(): Promise<Metadata> {
  const description = "社区党校历次仪式：时间、地点、议程，颁发的聘书和授牌的教学点。";
  return pageMetadata({ title: "仪式", description, path: "/ceremonies" });
}

export default function CeremoniesPage() {
  return <CeremonyListPage page={1} />;
}
