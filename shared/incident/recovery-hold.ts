/**
 * Recovery is verified when every look has been normal for a set time, not once. A look is one whole sweep of the environment's own
 * checks; the sweeps that agree, with nothing bad in between and no long silence, are the proof.
 */
import type { Runbook } from '../runbook/model.ts';
import { recoveryHoldOf } from '../runbook/recovery-hold.ts';
import { againstRecovery, provesRecovery, speaksOfRecovery } from './recovery.ts';
import type { CheckRecord } from './state.ts';

/** How long, where the runbook does not say. */
const usualHoldMs = 5 * 60_000;
/** In a drill nobody is served, so that nobody needs to be sure: long enough to see how it goes. */
const drillHoldMs = 6_000;
/** So many looks make a proof, the first and the last among them. */
export const looksToVerify = 4;
/** Two looks far apart prove little, however long the time between them was. */
const leastLooks = 3;
/** A sweep itself takes a while, and slow targets longer. */
const slackMs = 60_000;

const baselinePrefix = 'baseline/';

export function holdMsOf(runbook: Pick<Runbook, 'recoveryChecklist'> | null, drill: boolean): number {
  const wantedMs = (runbook && recoveryHoldOf(runbook)) ?? usualHoldMs;
  return drill ? Math.min(wantedMs, drillHoldMs) : wantedMs;
}

/** From one look to the next while recovery is being verified. */
export function lookEveryMs(holdMs: number): number {
  return Math.ceil(holdMs / (looksToVerify - 1));
}

export type RecoveryHold = {
  holdMs: number;
  /** When the first look of the unbroken run began; null while there is none. */
  sinceMs: number | null;
  /** How long the run is proven: from its first look to its last. */
  heldMs: number;
  looks: number;
  /** The sweep of the last look. */
  sweepId: string | null;
  /** Of the first and of the last look. */
  evidenceIds: string[];
  verified: boolean;
};

type Look = { sweepId: string; atMs: number; checks: CheckRecord[] };

/** What the checks of an incident, in any order, prove of its recovery. */
export function recoveryHold(checks: readonly CheckRecord[], holdMs: number): RecoveryHold {
  const own = checks.filter(({ checkId }) => checkId.startsWith(baselinePrefix)).filter(speaksOfRecovery);
  const run = unbrokenRun(looksOf(own), breaksOf(own), lookEveryMs(holdMs) + Math.max(slackMs, holdMs / 4));
  const [first, last] = [run[0], run.at(-1)];
  if (first === undefined || last === undefined) {
    return { holdMs, sinceMs: null, heldMs: 0, looks: 0, sweepId: null, evidenceIds: [], verified: false };
  }
  const heldMs = last.atMs - first.atMs;
  const cited = first === last ? [first] : [first, last];
  const evidenceIds = cited.flatMap((look) => look.checks.flatMap(({ evidenceId }) => evidenceId ?? []));
  const { sweepId } = last;
  const verified = heldMs >= holdMs && run.length >= leastLooks;
  return { holdMs, sinceMs: first.atMs, heldMs, looks: run.length, sweepId, evidenceIds, verified };
}

/** Sweeps that read all that was ever read and found it normal; one under way, or stopped, is no look yet. */
function looksOf(own: readonly CheckRecord[]): Look[] {
  const wanted = new Set(own.map(({ checkId }) => checkId));
  const sweeps = new Map<string, CheckRecord[]>();
  for (const check of own) {
    if (check.sweepId !== null) sweeps.set(check.sweepId, [...(sweeps.get(check.sweepId) ?? []), check]);
  }
  const looks = [...sweeps].flatMap(([sweepId, read]): Look[] => {
    const isWhole = new Set(read.map(({ checkId }) => checkId)).size === wanted.size;
    const atMs = Math.min(...read.map(({ happenedAtMs }) => happenedAtMs));
    return isWhole && provesRecovery(read) ? [{ sweepId, atMs, checks: read }] : [];
  });
  return looks.sort((one, other) => one.atMs - other.atMs);
}

/** When something stood in the way: seen by a sweep, by the watch, or by one check. */
function breaksOf(own: readonly CheckRecord[]): number[] {
  return own.filter((check) => againstRecovery([check]).length > 0).map(({ happenedAtMs }) => happenedAtMs);
}

/** The newest looks that follow one another closely, with no break after the first of them. */
function unbrokenRun(looks: readonly Look[], breaks: readonly number[], silenceMs: number): Look[] {
  const lastBreakMs = Math.max(Number.NEGATIVE_INFINITY, ...breaks);
  const after = looks.filter(({ atMs }) => atMs > lastBreakMs);
  const silent = after.findLastIndex(({ atMs }, index) => atMs - (after[index - 1]?.atMs ?? atMs) > silenceMs);
  return after.slice(Math.max(0, silent));
}
