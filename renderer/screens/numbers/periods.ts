/** Periods that end today, by one press. */

export type Preset = 'all' | 'year' | 'quarter' | 'month';
export const presets: readonly Preset[] = ['all', 'year', 'quarter', 'month'];

const days = { year: 365, quarter: 90, month: 30 } as const;

/** The first day of it by the viewer's calendar, `YYYY-MM-DD`; empty for all time. */
export function firstDayOf(preset: Preset, now: Date): string {
  if (preset === 'all') return '';
  // Today is one of the days.
  const first = new Date(now.getFullYear(), now.getMonth(), now.getDate() - days[preset] + 1);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${first.getFullYear()}-${two(first.getMonth() + 1)}-${two(first.getDate())}`;
}
