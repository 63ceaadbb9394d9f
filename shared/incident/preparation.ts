/**
 * The preparation checklist held against what was read: which looks answer an item, whether they did, and the boxes that this ticks.
 * A box is ticked by a reading only openly, as an event that names its evidence; a person's own tick is never touched.
 */
import type { Environment } from '../environment/environment.ts';
import type { Runbook } from '../runbook/model.ts';
import type { PreparationCheck } from '../runbook/preparation.ts';
import { checkIdOn } from './check-hosts.ts';
import type { NewEvent } from './event.ts';
import type { CheckRecord, IncidentState } from './state.ts';

export type PreparationLook = {
  /** Stable name of the check: `preparation/database`. */
  checkId: string;
  /** The sweep's own check of the same thing, which stands for it as long as it is the newer one; null for none. */
  baselineId: string | null;
  /** What a row calls it; empty where its readings say so themselves. */
  title: string;
  target:
    | { kind: 'endpoint'; path: string; health: boolean }
    | { kind: 'database' }
    | { kind: 'log'; path: string; hostId: string }
    | { kind: 'host'; hostId: string }
    | { kind: 'dashboard'; url: string }
    | { kind: 'deployments' };
};

const prefix = 'preparation/';

/** Checks of the preparation say who can reach what: they speak neither of the service's health nor of recovery. */
export function isOfPreparation({ checkId }: Pick<CheckRecord, 'checkId'>): boolean {
  return checkId.startsWith(prefix);
}

/** None where the environment has nothing of the kind. */
export function preparationLooks(check: PreparationCheck, environment: Environment): PreparationLook[] {
  const look = (name: string, target: PreparationLook['target'], title = '', inBaseline = true): PreparationLook => ({
    checkId: `${prefix}${name}`,
    baselineId: inBaseline ? `baseline/${name}` : null,
    title,
    target,
  });
  const { api, database, logs, hosts, dashboards, deployments } = environment;
  switch (check.kind) {
    case 'api': {
      if (api?.healthPath) return [look('health', { kind: 'endpoint', path: api.healthPath, health: true })];
      const [path] = api?.endpoints ?? [];
      return path === undefined ? [] : [look(`endpoint${path}`, { kind: 'endpoint', path, health: false })];
    }
    case 'database':
      return database === null ? [] : [look('database', { kind: 'database' })];
    case 'logs':
      return logs
        .filter(({ role }) => check.roles.length === 0 || check.roles.includes(role))
        .map(({ role, path, hostId }) => {
          const isOne = logs.filter((log) => log.role === role).length === 1;
          const inBaseline = role === 'application' || role === 'database';
          return look(checkIdOn(`log/${role}`, isOne ? null : hostId), { kind: 'log', path, hostId }, '', inBaseline);
        });
    case 'hosts':
      return hosts
        .filter(({ run }) => (check.bySsh ? run.kind === 'ssh' : run.kind !== 'none'))
        .map(({ id, name }) => look(checkIdOn('host', id), { kind: 'host', hostId: id }, name, false));
    case 'dashboards':
      return dashboards.map(({ name, url }, index) =>
        look(`dashboard/${index + 1}`, { kind: 'dashboard', url }, name, false),
      );
    case 'deployments':
      return deployments === null ? [] : [look('deployments', { kind: 'deployments' })];
  }
}

/** Every look that some item asks for, each once. */
export function preparationSweep({ preparation }: Runbook, environment: Environment): PreparationLook[] {
  const looks = preparation.flatMap(({ check }) => (check === null ? [] : preparationLooks(check, environment)));
  return [...new Map(looks.map((look) => [look.checkId, look])).values()];
}

export type Readiness = {
  /** `notNamed`: the environment has nothing of the kind; `unknown`: not all of it was read yet, or what was read does not tell. */
  verdict: 'ready' | 'notReady' | 'unknown' | 'notNamed';
  /** The newest look at each thing. */
  checks: CheckRecord[];
};

export function readinessOf(check: PreparationCheck, state: Pick<IncidentState, 'environment' | 'checks'>): Readiness {
  const looks = state.environment === null ? [] : preparationLooks(check, state.environment);
  if (looks.length === 0) return { verdict: 'notNamed', checks: [] };
  const newest = looks.map((look) => ({
    look,
    record: state.checks.findLast(({ checkId }) => checkId === look.checkId || checkId === look.baselineId) ?? null,
  }));
  const verdicts = newest.map(({ look, record }) => (record === null ? 'unknown' : verdictOf(look, record)));
  const verdict = (['notReady', 'unknown', 'ready'] as const).find((each) => verdicts.includes(each)) ?? 'unknown';
  return { verdict, checks: newest.flatMap(({ record }) => record ?? []) };
}

/** What keeps a look from being made says nothing of what it looks at. */
const notMade: ReadonlySet<string> = new Set(['cancelled', 'justFull', 'ownLimit']);

function verdictOf({ target }: PreparationLook, { readings }: CheckRecord): Exclude<Readiness['verdict'], 'notNamed'> {
  const unread = readings.flatMap(({ reading }) => (reading.kind === 'unreadable' ? [reading.reason] : []));
  if (unread.some((reason) => notMade.has(reason))) return 'unknown';
  if (unread.length > 0) return 'notReady';
  const answers = readings.map(({ reading, level }): boolean | null => {
    switch (reading.kind) {
      case 'http': {
        if (reading.outcome !== 'answered') return false;
        if (target.kind !== 'dashboard') return level === 'normal';
        const status = reading.status ?? 0;
        // Whoever is asked to sign in has reached it.
        return status < 400 || status === 401 || status === 403;
      }
      case 'database':
        return reading.outcome === 'answered';
      case 'log':
        return reading.lines > 0 ? true : null;
      case 'deployment':
        return true;
      default:
        return null;
    }
  });
  if (answers.includes(false)) return 'notReady';
  return answers.includes(true) || target.kind === 'host' ? 'ready' : 'unknown';
}

/**
 * Boxes that what was read ticks, and ticks of earlier readings that it takes back. A box that a person has set, or that is ready and
 * ticked already, stays as it is.
 */
export function decidePreparation(state: IncidentState, runbook: Runbook, nowMs: number): NewEvent[] {
  return runbook.preparation.flatMap(({ id, key, text, check }): NewEvent[] => {
    if (check === null) return [];
    const standing = state.items[id];
    const isOpen = standing === undefined || (standing.state === 'notDone' && standing.verifiedBy !== undefined);
    const isOwnTick = standing?.state === 'ok' && standing.verifiedBy !== undefined;
    const { verdict, checks } = readinessOf(check, state);
    const ticks = isOpen && verdict === 'ready';
    const takesBack = isOwnTick && verdict === 'notReady';
    if (!ticks && !takesBack) return [];
    return [
      {
        kind: 'itemSet',
        happenedAtMs: nowMs,
        payload: {
          item: { runbookHash: state.runbook?.hash ?? '', id, key },
          list: 'preparation',
          text,
          state: ticks ? 'ok' : 'notDone',
          reason: null,
          verifiedBy: checks.flatMap(({ evidenceId }) => evidenceId ?? []),
          basedOn: state.lastEventOf[`item:${id}`] ?? null,
        },
      },
    ];
  });
}
