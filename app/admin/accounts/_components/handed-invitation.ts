import { cookies } from "next/headers";

const NAME = "handed-invitation";
/** Long enough to copy the link, short enough not to be found later. */
const SECONDS = 300;

/**
 * Keeps a new link for the next page of the administrator who made it: in a cookie that scripts cannot read and only these
 * pages get. In the address it would stay in the browser's history; in the database only its hash is kept.
 */
export async function leaveInvitation({ id, token }: { id: number; token: string }): Promise<void> {
  (await cookies()).set(NAME, `${id}.${token}`, {
    maxAge: SECONDS,
    path: "/admin/accounts",
    httpOnly: true,
    sameSite: "strict",
  });
}

/** The token handed out for this account a moment ago, or null. */
export async function handedInvitation(id: number): Promise<string | null> {
  const [account, token] = (await cookies()).get(NAME)?.value.split(".") ?? [];
  return account === String(id) && token ? token : null;
}
