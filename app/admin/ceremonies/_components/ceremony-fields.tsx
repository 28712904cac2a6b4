import { DateField } from "@/components/ui/date-field";
import { TextArea } from "@/components/ui/text-area";
import { TextField } from "@/components/ui/text-field";

/** What is written about a ceremony besides its agenda. */
export function CeremonyFields() {
  return (
    <>
      <TextField
        name="title"
        label="名称"
        required
        maxLength={200}
        description="如“讲评会暨2025年社区党校讲师聘任仪式”。"
      />
      <DateField name="heldOn" label="举办日期" required />
      <TextArea
        name="heldOnRemark"
        label="日期说明"
        rows={2}
        maxLength={300}
        description="日期不能完全确定时，写明依据，如“报道于21日发布，称‘今天下午’，确切日期待核”。会与日期一起公开。"
      />
      <div className="grid gap-5 sm:max-w-md sm:grid-cols-2">
        <TextField name="startTime" label="开始时间" width="9em" description="如 14:00；不知道就留空。" />
        <TextField name="endTime" label="结束时间" width="9em" description="可以只填开始时间。" />
      </div>
      <TextField name="place" label="地点" required maxLength={100} />
      <TextArea name="summary" label="简介" rows={5} maxLength={2000} />
    </>
  );
}
