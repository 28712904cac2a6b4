import { LinkButton } from "@/components/ui/button";
import { DeadEnd } from "../_components/dead-end";

export default function AdminNotFound() {
  return (
    <DeadEnd title="没有这条记录" text="地址可能输错了。记录不会被删除：请从左边的列表里查找，归档的也能查到。">
      <LinkButton href="/admin" variant="primary">
        工作台
      </LinkButton>
    </DeadEnd>
  );
}
