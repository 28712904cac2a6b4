import { LinkButton } from "@/components/ui/button";
import { DeadEnd } from "../_components/dead-end";

export default function AdminForbidden() {
  return (
    <DeadEnd title="没有权限" text="您的账号不能打开这个页面，或不能办理这件事。如果工作需要，请联系管理员调整角色。">
      <LinkButton href="/admin" variant="primary">
        工作台
      </LinkButton>
    </DeadEnd>
  );
}
