import { answersTo, type Option } from "@/components/ui/option";

export type SampleRow = { id: string; name: string; form: string; lessons: number };

const samples: SampleRow[] = ["甲", "乙", "丙", "丁", "戊", "己"].map((sign, index) => ({
  id: `sample-${index}`,
  name: `示例讲师${sign}`,
  form: index % 2 ? "特约" : "专职",
  lessons: (index * 7) % 10,
}));

/** The sample rows as the address asks for them. */
export function sampleRows(sortedBy: string, text: string, form: string): SampleRow[] {
  const rows = samples.filter((row) => row.name.includes(text) && row.form.includes(form));
  const key = sortedBy.replace("-", "") as "name" | "lessons";
  rows.sort((one, other) => (one[key] < other[key] ? -1 : 1));
  return sortedBy.startsWith("-") ? rows.reverse() : rows;
}

export const sampleLecturers: Option[] = samples.map((row, index) => ({
  value: String(index + 1),
  label: row.name,
  hint: row.form,
  keywords: `sljs${"jybdwj"[index]}`,
}));

/** Stands in for a search on the server. */
export async function findSampleLecturers(text: string): Promise<Option[]> {
  await new Promise((resolve) => setTimeout(resolve, 300));
  return sampleLecturers.filter((option) => answersTo(option, text)).slice(0, 5);
}
