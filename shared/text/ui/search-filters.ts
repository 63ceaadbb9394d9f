/** What the filters of a search have in common in every language. */
import type { CalendarDay, FilterKey } from '../../search/search-query.ts';

/** Something to type after the key that is understood. */
export const filterExamples: Record<FilterKey, string> = {
  severity: 'severity:1',
  cause: 'cause:pool',
  pattern: 'pattern:3',
  service: 'service:checkout',
  env: 'env:production',
  owner: 'owner:Alice',
  after: 'after:2026-01',
  before: 'before:2026-01-31',
  drill: 'drill:yes',
  status: 'status:open',
  number: '#12',
};

/** `2026-01-31`. */
export function dayText({ year, month, day }: CalendarDay): string {
  return [String(year), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
}
