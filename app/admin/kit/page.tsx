import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import { Button, LinkButton } from "@/components/ui/button";
import { DescriptionList } from "@/components/ui/description-list";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterBar, FilterSelect, SearchField } from "@/components/ui/filter-bar";
import { Flash } from "@/components/ui/flash";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Progress } from "@/components/ui/progress";
import { Stat } from "@/components/ui/stat";
import { Table } from "@/components/ui/table";
import { Tabs } from "@/components/ui/tabs";
import type { SearchParams } from "@/lib/core/address";
import { DialogSamples, FormSample, SignInSample } from "./forms";
import { sampleRows } from "./samples";

export const metadata: Metadata = { title: "界面部件" };

type Props = { searchParams: SearchParams };

/** Every part of the kit in every state; for those who build, never in production. */
export default async function KitPage({ searchParams }: Props) {
  if (process.env.NODE_ENV === "production") notFound();
  const params = await searchParams;
  const sortedBy = String(params.sort ?? "name");
  const rows = sampleRows(sortedBy, String(params.q ?? ""), String(params.form ?? ""));
  const tab = params.tab === "history" ? "history" : "record";

  return (
    <div data-density="dense" className="mx-auto max-w-6xl px-4 py-6">
      <PageHeader
        title="界面部件"
        breadcrumbs={[{ label: "工作台", href: "/admin" }, { label: "示例", href: "/admin/kit" }, { label: "部件" }]}
        meta={
          <>
            <Badge tone="ok">在用</Badge>
            <span>编号 示例〔2025〕3 号</span>
          </>
        }
        actions={
          <>
            <LinkButton href="#forms">到表单</LinkButton>
            <Button variant="primary">新建</Button>
          </>
        }
      />
      <div className="mb-6 grid gap-3">
        <Flash message="已保存“示例讲师甲”。" />
        <Flash message="导入了 12 行，2 行有问题。" kind="warn" />
        <Notice title="说明">这里的数据都是示例。</Notice>
        <Notice kind="ok">已于 2025年2月20日 公布。</Notice>
        <Notice kind="warn" title="快到期了">
          有 3 份聘任在 30 天内到期。
        </Notice>
        <Notice kind="danger">备份已有 3 天没有成功。</Notice>
      </div>
      <Tabs
        label="记录的各个方面"
        tabs={[
          { key: "record", label: "基本情况" },
          { key: "history", label: "历史", count: 8 },
        ]}
        current={tab}
        params={params}
      />
      <Section title="数字与事实">
        <div className="grid gap-6 sm:grid-cols-3">
          <Stat label="专职讲师" value={11} unit="人" href="?form=FULL_TIME" rule="口径：当日在聘，按人计一次。" />
          <Stat label="摘牌教学点" value={0} unit="个" />
          <Stat label="参训人次" value={null} rule="未记录时显示“—”。" />
        </div>
        <DescriptionList
          items={[
            { term: "姓名", value: "示例讲师甲" },
            { term: "聘期", value: "2025年2月20日 至 2028年2月19日" },
            { term: "备注", value: null },
          ]}
        />
      </Section>
      <Section title="列表">
        <FilterBar label="筛选讲师" params={params} names={["q", "form"]}>
          <SearchField label="姓名" name="q" value={String(params.q ?? "")} placeholder="姓名或拼音首字母" />
          <FilterSelect
            label="类别"
            name="form"
            value={String(params.form ?? "")}
            options={[
              { value: "专职", label: "专职" },
              { value: "特约", label: "特约" },
            ]}
          />
        </FilterBar>
        <Table
          caption="讲师"
          columns={[
            { key: "name", header: "姓名", cell: (row) => <a href={`#${row.id}`}>{row.name}</a>, sortKey: "name" },
            { key: "form", header: "类别", cell: (row) => <Badge tone="blue">{row.form}</Badge> },
            { key: "note", header: "备注", cell: () => null, width: "14em" },
            { key: "lessons", header: "场次", cell: (row) => row.lessons, sortKey: "lessons", align: "right" },
          ]}
          rows={rows}
          rowKey={(row) => row.id}
          sortedBy={sortedBy}
          params={params}
          empty={
            <EmptyState
              title="没有符合条件的讲师"
              text="换一个词，或者清除条件。"
              action={<LinkButton href="?">清除条件</LinkButton>}
            />
          }
        />
        <Pagination page={Number(params.page ?? 4)} pageSize={20} total={187} params={params} sizes={[20, 50, 100]} />
        <EmptyState
          title="还没有教学点"
          text="第一批教学点授牌后会列在这里。"
          action={<Button variant="primary">登记授牌</Button>}
        />
      </Section>
      <Section title="按钮、标记、进度">
        <div className="flex flex-wrap gap-2">
          <Button variant="primary">主要</Button>
          <Button>次要</Button>
          <Button variant="quiet">轻</Button>
          <Button variant="danger">危险</Button>
          <Button disabled>不可用</Button>
          <Button size="small">小</Button>
          <LinkButton href="?" variant="primary">
            链接
          </LinkButton>
        </div>
        <div className="flex flex-wrap gap-2">
          {Object.entries(badges).map(([tone, words]) => (
            <Badge key={tone} tone={tone as BadgeTone}>
              {words}
            </Badge>
          ))}
        </div>
        <Progress label="生成聘书" value={7} max={28} />
        <Progress label="校验文件" />
      </Section>
      <Section title="对话框">
        <DialogSamples />
      </Section>
      <div id="forms">
        <Section title="表单">
          <FormSample />
        </Section>
        <Section title="登录">
          <SignInSample />
        </Section>
      </div>
    </div>
  );
}

const badges: Record<BadgeTone, string> = {
  neutral: "草稿",
  ok: "在聘",
  warn: "即将到期",
  danger: "已摘牌",
  red: "红旅初心",
  green: "绿行生态",
  blue: "蓝创智造",
  orange: "橙悦宜居",
};

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="mb-12 grid gap-6">
      <h2 className="font-serif text-xl font-bold">{title}</h2>
      {children}
    </section>
  );
}
