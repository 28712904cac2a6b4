import { CheckboxField } from "@/components/ui/checkbox-field";
import { DateField } from "@/components/ui/date-field";
import { TextArea } from "@/components/ui/text-area";

/** What is written down of a consent. */
export function ConsentFields() {
  return (
    <>
      <DateField name="givenOn" label="同意日期" required />
      <TextArea
        name="evidence"
        label="依据"
        required
        rows={2}
        maxLength={300}
        description="同意书存在哪里，如“2025年讲师信息公开同意书，3号文件夹”。"
      />
      <CheckboxField
        name="coversPhoto"
        label="同意也公开照片"
        description="同意书里写明了照片才勾选；不勾选，照片不会公开。"
      />
    </>
  );
}
