/** A title as it is printed: 《…》. It is stored without them. */
export function bracketed(title: string): string {
  return `《${title}》`;
}

/** Credit hours as they are read: 1 学时, 1.5 学时. */
export function hoursWords(creditHours: number): string {
  return `${creditHours} 学时`;
}
