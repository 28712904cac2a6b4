import { noun } from "@/lib/core/noun";

/** 附件: photographs, videos and documents on a record; what happens to one stands in the history of its record. */
export const attachments = noun({
  type: "attachment",
  label: "附件",
  events: { added: "添加附件", described: "修改附件说明", moved: "调整附件顺序", removed: "移除附件" },
  fields: { file: "文件", altText: "文字说明", caption: "图注", poster: "封面", position: "次序" },
  constraints: {
    attachment_file_once: ["这个文件已经在这里了，没有重复添加。", "files"],
    attachment_one_photograph: ["这位讲师已经有照片，请先移除原来的。", "files"],
  },
});
