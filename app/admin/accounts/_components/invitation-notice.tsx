import { headers } from "next/headers";
import { CopyField } from "@/components/ui/copy-field";
import { Notice } from "@/components/ui/notice";
import { INVITATION_DAYS } from "@/lib/accounts/rules";
import { reachedAddress } from "@/lib/core/reached-at";
import { getSettings } from "@/lib/settings/queries";

const AFTERWARDS = "几分钟后不再显示；丢失了，可以在本页重新生成。";

/** The link to hand over, shown to the administrator who has just made it. */
export async function InvitationNotice({ token }: { token: string }) {
  const { publicAddress } = await getSettings();
  const link = `${reachedAddress(publicAddress, await headers())}/invitation?token=${token}`;
  return (
    <div className="mb-6 max-w-3xl">
      <Notice kind="ok" title="设置密码的链接">
        <p>
          请当面或用可靠的方式交给本人，{INVITATION_DAYS} 天内有效，只能用一次。{AFTERWARDS}
        </p>
        <CopyField label="链接" text={link} />
      </Notice>
    </div>
  );
}
