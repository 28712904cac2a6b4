import { Notice } from "@/components/ui/notice";
import { INVITATION_DAYS } from "@/lib/accounts/rules";
import { requestOrigin } from "@/lib/core/client-device";
import { env } from "@/lib/core/env";
import { getSettings } from "@/lib/settings/queries";

/** The link to hand over, shown to the administrator who has just made it. */
export async function InvitationNotice({ token }: { token: string }) {
  const { publicAddress } = await getSettings();
  const site = publicAddress || env.PUBLIC_URL || (await requestOrigin());
  const link = `${site.replace(/\/+$/, "")}/invitation?token=${token}`;
  return (
    <div className="mb-6">
      <Notice kind="ok" title="设置密码的链接">
        <p>
          请当面或用可靠的方式交给本人，{INVITATION_DAYS}{" "}
          天内有效，只能用一次。离开这个页面后不再显示；丢失了可以重设密码，再要一个。
        </p>
        <label className="mt-2 block">
          <span className="sr-only">链接</span>
          <input readOnly value={link} className="input-box font-mono" />
        </label>
      </Notice>
    </div>
  );
}
