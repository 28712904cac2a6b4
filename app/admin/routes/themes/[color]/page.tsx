import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { RecordHistory } from "@/components/audit/record-history";
import { fromSlug } from "@/components/site/slug";
import { ColorBadge } from "@/components/teaching-points/color-badge";
import { LinkButton } from "@/components/ui/button";
import { ActionForm } from "@/components/ui/form";
import { PageHeader } from "@/components/ui/page-header";
import { TextArea } from "@/components/ui/text-area";
import { TextField } from "@/components/ui/text-field";
import { requireViewer } from "@/lib/core/viewer";
import { getTheme } from "@/lib/teaching-points/routes/themes/queries";
import { COLOR_WORDS, COLORS } from "@/lib/teaching-points/routes/themes/schema";
import { change } from "../actions";

export const metadata: Metadata = { title: "修改四色主题" };

export default async function ThemePage({ params }: { params: Promise<{ color: string }> }) {
  const viewer = await requireViewer("routes.keep");
  const color = fromSlug(COLORS, (await params).color) ?? notFound();
  const { name, description, version } = await getTheme(viewer, color);
  const address = "/admin/routes/themes";
  return (
    <>
      <PageHeader
        title={name}
        breadcrumbs={[
          { label: "线路", href: "/admin/routes" },
          { label: "四色主题", href: address },
        ]}
        meta={<ColorBadge color={color} theme={{ name: COLOR_WORDS[color] }} />}
      />
      <ActionForm
        action={change}
        hidden={{ color, version }}
        defaultValue={{ name, description }}
        secondary={<LinkButton href={address}>取消</LinkButton>}
      >
        <TextField
          name="name"
          label="名称"
          required
          maxLength={20}
          description={`名称里要有“${COLOR_WORDS[color]}”字。线路和课程里的名称随之改变；颜色和网址不变。`}
        />
        <TextArea
          name="description"
          label="介绍"
          rows={5}
          maxLength={1000}
          description="在这种颜色的线路页面上公开。"
        />
      </ActionForm>
      <section aria-labelledby="history" className="mt-10">
        <h2 id="history" className="mb-2 font-serif text-lg font-bold">
          历史
        </h2>
        <RecordHistory viewer={viewer} subjectType="theme" subjectId={color} />
      </section>
    </>
  );
}
