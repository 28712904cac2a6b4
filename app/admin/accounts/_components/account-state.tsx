import { Badge, type BadgeTone } from "@/components/ui/badge";
import type { HeldBack } from "@/lib/accounts/guesses/queries";
import { ACCOUNT_STATE_LABELS, type AccountState } from "@/lib/accounts/rules";
import { formatInstant } from "@/lib/core/dates";

const HELD: Record<HeldBack["is"], string> = { LOCKED: "部分网络已锁定", CODES: "验证码暂停", SLOWED: "暂缓登录" };

const tones: Record<AccountState, BadgeTone> = { ACTIVE: "ok", INVITED: "warn", DISABLED: "neutral" };

/** How an account stands; one that wrong guesses hold back says until when. */
export function AccountStateBadge({ state, heldBack }: { state: AccountState; heldBack?: HeldBack }) {
  if (state === "ACTIVE" && heldBack) {
    return (
      <Badge tone="warn">
        {HELD[heldBack.is]}至 {formatInstant(heldBack.until)}
      </Badge>
    );
  }
  return <Badge tone={tones[state]}>{ACCOUNT_STATE_LABELS[state]}</Badge>;
}
