import { Badge, type BadgeTone } from "@/components/ui/badge";
import { ACCOUNT_STATE_LABELS, type AccountState } from "@/lib/accounts/rules";

const tones: Record<AccountState, BadgeTone> = { ACTIVE: "ok", INVITED: "warn", DISABLED: "neutral" };

export function AccountStateBadge({ state }: { state: AccountState }) {
  return <Badge tone={tones[state]}>{ACCOUNT_STATE_LABELS[state]}</Badge>;
}
