import { Badge } from "@/components/ui/badge";

/** Says on what came of it that one person proposed and approved, as a very small school may. */
export function OwnApproval() {
  return <Badge tone="warn">呈报人自己批准（设置允许一人经办）</Badge>;
}
