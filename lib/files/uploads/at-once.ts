import { Refusal } from "@/lib/core/errors";

/** So many forms of one account are received at the same time: a page sends its files one after the other. */
const MOST = 20;

const receiving = new Map<number, number>();

/** Does the work, such as receiving a form, unless as much as may be of this account is under way: then it refuses. */
export async function inTheRoomOf<T>(accountId: number, work: () => Promise<T>): Promise<T> {
  const count = receiving.get(accountId) ?? 0;
  if (count >= MOST) throw new Refusal(`您的账号同时在上传 ${MOST} 次，太多了。请等前面的传完再传。`);
  receiving.set(accountId, count + 1);
  try {
    return await work();
  } finally {
    const left = receiving.get(accountId)! - 1;
    if (left > 0) receiving.set(accountId, left);
    else receiving.delete(accountId);
  }
}
