const KINDS: Record<string, string> = {
  "application/pdf": "PDF",
  "application/msword": "Word",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word",
  "application/vnd.ms-powerpoint": "幻灯片",
  "application/vnd.openxmlformats-officedocument.presentationml.presentation": "幻灯片",
};

/** What a document is called by those who open it. */
export function documentKind(mediaType: string): string {
  return KINDS[mediaType] ?? "文件";
}
