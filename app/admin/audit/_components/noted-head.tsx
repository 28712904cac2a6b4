import Form from "next/form";
import { buttonStyle } from "@/components/ui/button-style";
import { Notice } from "@/components/ui/notice";

/** Asks for a head that was printed or exported before, and says whether the chain still passes through it. */
export function NotedHead({ noted }: { noted: { head: string; found: boolean } | null }) {
  return (
    <>
      <Form action="" aria-label="对照链首" className="flex flex-wrap items-end gap-3 print:hidden">
        <div className="w-full sm:w-96">
          <label htmlFor="noted-head" className="block text-ink-soft">
            以前记下的链首
          </label>
          <input id="noted-head" name="noted" defaultValue={noted?.head} className="input-box" autoComplete="off" />
        </div>
        <button type="submit" className={buttonStyle("secondary")}>
          对照
        </button>
      </Form>
      {noted &&
        (noted.found ? (
          <Notice kind="ok" title="链上有这个链首：到那时为止的记录没有被重写或截去（以上面的校验完整为前提）。" />
        ) : (
          <Notice kind="danger" title="链上没有这个链首：请核对抄写；如果无误，那时的记录已被重写或截去。" />
        ))}
    </>
  );
}
