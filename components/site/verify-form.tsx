import { buttonStyle } from "@/components/ui/button-style";

/** Asks for the code of a letter. A plain form: the answer has an address and needs no script. */
export function VerifyForm({ code = "" }: { code?: string }) {
  return (
    <form action="/verify" method="get" className="max-w-xl print:hidden">
      <label htmlFor="code" className="block font-bold">
        核验码
      </label>
      <p id="code-hint" className="mb-2 text-sm text-ink-soft">
        印在聘书上，共 12 位，例如 7K3M-9QXP-2DHT；大小写和短横不限。
      </p>
      <div className="flex flex-wrap gap-3">
        <input
          id="code"
          name="code"
          type="text"
          required
          defaultValue={code}
          maxLength={60}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          aria-describedby="code-hint"
          className="input-box min-w-0 flex-1 basis-56 tracking-wider"
        />
        <button type="submit" className={buttonStyle("primary")}>
          核验
        </button>
      </div>
    </form>
  );
}
