/** The checks that a screen looks at: what is known now, and how it came to that. A long incident has thousands of older ones. */
import type { CheckRecord } from './state.ts';

/** Of each check at least so many runs stay. */
const keptRuns = 60;
/** All that ran so shortly before the newest run stays, however often each ran: a bound that is held is told by every reading. */
const keptMs = 60 * 60_000;

/** In the order in which they were. */
export function recentChecks(checks: readonly CheckRecord[]): CheckRecord[] {
  const newestMs = checks.reduce((newest, { happenedAtMs }) => Math.max(newest, happenedAtMs), 0);
  const runs = new Map<string, number>();
  const recent = checks.toReversed().filter(({ checkId, happenedAtMs }) => {
    const run = (runs.get(checkId) ?? 0) + 1;
    runs.set(checkId, run);
    return run <= keptRuns || newestMs - happenedAtMs <= keptMs;
  });
  return recent.reverse();
}
