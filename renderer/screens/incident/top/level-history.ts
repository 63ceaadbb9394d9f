/** How one part of the watch was each time it was read: the gravest of its checks, oldest first. */
import { worstLevel } from '../../../../shared/diagnosis/level.ts';
import type { Level } from '../../../../shared/diagnosis/reading.ts';
import type { IncidentState } from '../../../../shared/incident/state.ts';

const shownRuns = 8;

/** The last runs, by the number of their run, since checks of one sweep end at different times. */
export function levelHistory({ checks }: Pick<IncidentState, 'checks'>, checkIds: readonly string[]): Level[] {
  const runs: Level[][] = [];
  for (const checkId of checkIds) {
    const own = checks.filter((check) => check.checkId === checkId);
    own.reverse().forEach(({ level }, ago) => {
      runs[ago] = [...(runs[ago] ?? []), level];
    });
  }
  return runs
    .slice(0, shownRuns)
    .reverse()
    .map((levels) => worstLevel(levels));
}
