import { CopyButton } from "@/components/ui/copy-button";
import { ActionForm, type FormAction } from "@/components/ui/form";
import { Honeypot } from "@/components/ui/honeypot";
import { TextField } from "@/components/ui/text-field";
import { qrCode } from "@/lib/core/qr-code";

type Props = {
  /** What the telephone takes in: as an address for the QR code, and as letters to type. */
  enrolment: { secret: string; address: string };
  action: FormAction;
  hidden?: Record<string, string>;
};

/** The QR code for the telephone, and the first code back. */
export function EnrolmentForm({ enrolment: { secret, address }, action, hidden }: Props) {
  const image = `data:image/svg+xml;base64,${Buffer.from(qrCode(address, { ecc: "M", border: 4 })).toString("base64")}`;
  return (
    <div className="grid max-w-md gap-4">
      <ol className="list-decimal pl-5 text-sm">
        <li>在手机上打开验证器。没有的话先装一个：微信小程序“腾讯身份验证器”，或应用商店里的 Authenticator。</li>
        <li>扫下面的二维码；在同一台手机上设置的，点“在本机的验证器中打开”，或复制密钥粘贴进去。</li>
        <li>填写手机上显示的 6 位数字。</li>
      </ol>
      {/* biome-ignore lint/performance/noImgElement: drawn here, nothing to fetch or to resize */}
      <img src={image} alt="设置第二重验证的二维码" width={220} height={220} className="bg-white" />
      <p className="text-sm">
        <a href={address} className="inline-flex min-h-control items-center underline underline-offset-4">
          在本机的验证器中打开
        </a>
        （验证器就装在这台手机上、扫不了自己的屏幕时用）
      </p>
      <p className="text-sm">
        密钥：<code className="break-all font-mono">{secret.match(/.{1,4}/g)?.join(" ")}</code>
      </p>
      <CopyButton label="复制密钥" text={secret} />
      <ActionForm action={action} hidden={hidden} submitLabel="开启">
        <TextField
          name="code"
          label="验证码"
          autoComplete="one-time-code"
          required
          description="6 位数字，每 30 秒换一个。"
        />
        <Honeypot />
      </ActionForm>
    </div>
  );
}
