/** Amounts of bytes as both languages write them: `812 B`, `4.2 KB`, `5.0 MB`. */
const units = ['KB', 'MB', 'GB'] as const;

export function sizeText(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  let value = bytes / 1_000;
  let unit: (typeof units)[number] = 'KB';
  for (const larger of units.slice(1)) {
    if (value < 999.95) break;
    value /= 1_000;
    unit = larger;
  }
  return `${value.toFixed(1)} ${unit}`;
}
