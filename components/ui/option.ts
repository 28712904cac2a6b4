/** Something that can be picked. */
export type Option = {
  value: string;
  label: string;
  /** Tells two equal labels apart: an organisation, a date. */
  hint?: string;
  /** Found by these too, such as pinyin and its initials: "zhangweimin zwm". */
  keywords?: string;
};

/** The options that a table of words offers, in its order. */
export function optionsOf(labels: Readonly<Record<string, string>>): Option[] {
  return Object.entries(labels).map(([value, label]) => ({ value, label }));
}

/** A read behind a field, usually a server function: the options for what has been typed ("" for the first few). */
export type OptionSearch = (text: string) => Promise<Option[]>;

/** Whether an option answers to what was typed: every word of it stands in the label, the hint or the keywords. */
export function answersTo(option: Option, typed: string): boolean {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  const haystack = [option.label, option.hint, option.keywords].map((text) => plain(text ?? "")).join("\n");
  return words.every((word) => haystack.includes(word));
}

function plain(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}
