/** The watch as few words: readings of one part of the environment together, the gravest speaking for it. */
import { worstLevel } from '../../../../shared/diagnosis/level.ts';
import type { Level, Reading } from '../../../../shared/diagnosis/reading.ts';
import type { CheckRecord, IncidentState } from '../../../../shared/incident/state.ts';
import { watchedOf } from './baseline.ts';

export const watchParts = ['api', 'endpoint', 'access', 'database', 'host', 'log', 'deployments'] as const;
export type WatchPart = (typeof watchParts)[number];

export type WatchGroup = {
  part: WatchPart;
  level: Level;
  checks: CheckRecord[];
  /** Of all readings of the part; null where nothing was read. */
  telling: { reading: Reading; level: Level; evidenceId: string | null } | null;
};

const partOfCheck: Readonly<Record<string, WatchPart>> = {
  health: 'api',
  endpoint: 'endpoint',
  database: 'database',
  process: 'host',
  access: 'access',
  log: 'log',
  deployments: 'deployments',
};

/** In a fixed order, so that each thing keeps its place; parts that were never read are left out. */
export function watchGroups(state: Pick<IncidentState, 'checks'>): WatchGroup[] {
  const checks = watchedOf(state);
  return watchParts.flatMap((part) => {
    const own = checks.filter(({ checkId }) => partOfCheck[/^baseline\/([a-z]+)/.exec(checkId)?.[1] ?? ''] === part);
    if (own.length === 0) return [];
    const level = worstLevel(own.map((check) => check.level));
    return [{ part, level, checks: own, telling: tellingOf(own, level) }];
  });
}

/** The reading that the level comes from; of several, the one with the most to say: a count rather than "it answers", the newest deployment. */
function tellingOf(checks: readonly CheckRecord[], level: Level): WatchGroup['telling'] {
  const all = checks.flatMap(({ readings, evidenceId }) => readings.map((each) => ({ ...each, evidenceId })));
  const grave = all.filter((each) => each.level === level);
  return grave.find(({ reading }) => reading.kind === 'connections') ?? newestOf(grave) ?? all[0] ?? null;
}

function newestOf<R extends { reading: Reading }>(readings: readonly R[]): R | undefined {
  const deployments = readings.filter(({ reading }) => reading.kind === 'deployment');
  return deployments.at(-1) ?? readings[0];
}
