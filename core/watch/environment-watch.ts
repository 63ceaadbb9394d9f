/**
 * Reads the targets of one environment again and again: each on its own, never twice at once, later while it fails, sooner while a
 * change waits to be confirmed.
 */
import { levelOf, thresholdsOf } from '../../shared/diagnosis/level.ts';
import type { Reading } from '../../shared/diagnosis/reading.ts';
import type { Environment } from '../../shared/environment/environment.ts';
import type { Runbook } from '../../shared/runbook/model.ts';
import { type MeasuredOffset, measuredOffset } from '../../shared/watch/clock-offset.ts';
import type { Gap } from '../../shared/watch/gap.ts';
import { delayAfter, delayAfterMending, firstDelay } from '../../shared/watch/pace.ts';
import { type WatchTarget, watchTargets } from '../../shared/watch/target.ts';
import { checkContext } from '../check-context.ts';
import { runCheck } from '../probes/run-check.ts';
import type { Services } from '../services.ts';
import { beginAnew, historyMs, isAwaited, type Look, type MeasureTrack, newTrack, takeLook } from './measure-track.ts';
import type { Turns } from './turns.ts';
import type { WatchMeans } from './watch-means.ts';

export type WatchRequest = {
  environment: Environment;
  runbook: Runbook | null;
  turns: Turns;
  /** Before and after each look: time that nobody watched is found here first. */
  onAlive: () => void;
  onLook: (target: WatchTarget, look: Look) => void;
};

export type EnvironmentWatch = {
  environment: Environment;
  runbook: Runbook | null;
  sinceMs: number;
  tracks: readonly MeasureTrack[];
  /** Of the last minutes. */
  gaps: Gap[];
  clockOffsets: MeasuredOffset[];
  paceOf(targetId: string): { failures: number; nextDueMs: number | null };
  /** First looks now, or spread over the next interval where a sweep reads the same things at this moment. */
  start(when: 'now' | 'nextInterval'): void;
  /** Forgets what was read before a gap and looks again. */
  resumeAfter(gap: Gap): void;
  close(): Promise<void>;
};

/** Until another look at the same target ended, or there is room for one more. */
const turnPauseMs = 500;

type Round = {
  target: WatchTarget;
  tracks: MeasureTrack[];
  failures: number;
  nextDueMs: number | null;
  cancelTimer: (() => void) | null;
  underWay: Promise<void> | null;
};

export function createEnvironmentWatch(
  services: Services,
  { timer, random, pace }: WatchMeans,
  { environment, runbook, turns, onAlive, onLook }: WatchRequest,
): EnvironmentWatch {
  const { clock, faults } = services;
  const thresholds = thresholdsOf(runbook, environment);
  const cancel = new AbortController();
  const rounds: Round[] = watchTargets(environment).map((target) => {
    const tracks = target.measures.map(newTrack);
    return { target, tracks, failures: 0, nextDueMs: null, cancelTimer: null, underWay: null };
  });
  /** Changes at each gap, so that a look that spans one is known by it. */
  let generation = 0;

  const watch: EnvironmentWatch = {
    environment,
    runbook,
    sinceMs: clock.nowMs(),
    tracks: rounds.flatMap(({ tracks }) => tracks),
    gaps: [],
    clockOffsets: [],
    paceOf(targetId) {
      const round = rounds.find(({ target }) => target.id === targetId);
      return { failures: round?.failures ?? 0, nextDueMs: round?.nextDueMs ?? null };
    },
    start(when) {
      const waitMs = when === 'now' ? 0 : pace.intervalMs;
      for (const [index, round] of rounds.entries()) {
        plan(round, waitMs + (when === 'now' ? 0 : firstDelay(index, rounds.length, pace)));
      }
    },
    resumeAfter(gap) {
      generation += 1;
      const nowMs = clock.nowMs();
      watch.gaps = [...watch.gaps, gap].filter(({ toMs }) => toMs > nowMs - historyMs);
      for (const round of rounds) {
        round.failures = 0;
        for (const track of round.tracks) beginAnew(track);
        // One that is under way plans the next one itself.
        if (round.underWay === null) plan(round, 0);
      }
    },
    async close() {
      cancel.abort();
      for (const round of rounds) round.cancelTimer?.();
      await Promise.all(rounds.map(({ underWay }) => underWay));
    },
  };

  function plan(round: Round, delayMs: number): void {
    round.cancelTimer?.();
    round.nextDueMs = clock.nowMs() + delayMs;
    round.cancelTimer = timer.after(delayMs, () => {
      round.cancelTimer = null;
      onAlive();
      // A gap was found, and with it another time to look.
      if (round.cancelTimer !== null) return;
      const underWay = lookAt(round).finally(() => {
        if (round.underWay === underWay) round.underWay = null;
      });
      round.underWay = underWay;
    });
  }

  async function lookAt(round: Round): Promise<void> {
    const address = addressOf(round.target, environment);
    if (!turns.take(address)) return plan(round, turnPauseMs);
    round.nextDueMs = null;
    const begun = generation;
    try {
      const look = await read(round.target);
      onAlive();
      if (cancel.signal.aborted) return;
      // It began before a gap: how long it took, and how it ended, are the gap's.
      if (begun !== generation) return plan(round, 0);
      take(round, look);
    } catch (error) {
      faults.record(error, 'watch');
    } finally {
      turns.give(address);
    }
    if (cancel.signal.aborted || round.cancelTimer !== null) return;
    const unconfirmed = round.tracks.some(isAwaited);
    plan(round, delayAfter({ failures: round.failures, unconfirmed, random: random() }, pace));
  }

  async function read({ look }: WatchTarget): Promise<Look> {
    const outcome = await runCheck(look, checkContext(services, environment, runbook, cancel.signal));
    return { outcome, readings: outcome.readings.map((reading) => ({ reading, level: levelOf(reading, thresholds) })) };
  }

  function take(round: Round, look: Look): void {
    const { outcome, readings } = look;
    for (const track of round.tracks) takeLook(track, look);
    const offset = measuredOffset(outcome.clockOffsetMs, readings);
    if (offset !== null) {
      watch.clockOffsets = [...watch.clockOffsets.filter(({ target }) => target !== offset.target), offset];
    }
    const mended = round.failures > 0 && readings.some(({ reading }) => hasAnswered(reading));
    round.failures = readings.some(({ reading }) => hasAnswered(reading)) ? 0 : round.failures + 1;
    if (mended) wakeOthers(round);
    onLook(round.target, look);
  }

  function wakeOthers(mended: Round): void {
    for (const round of rounds) {
      if (round !== mended && round.failures > 0 && round.underWay === null) {
        plan(round, delayAfterMending(random(), pace));
      }
    }
  }

  return watch;
}

/** Whether a target is well enough to be asked again at the usual pace. */
function hasAnswered(reading: Reading): boolean {
  if (reading.kind === 'http') return reading.outcome === 'answered' && (reading.status ?? 0) < 500;
  return reading.kind === 'database' && reading.outcome === 'answered';
}

function addressOf({ look }: WatchTarget, { api, database }: Environment): string {
  return look.kind === 'endpoint'
    ? `${api?.baseUrl} ${look.path}`
    : `${database?.host}:${database?.port}/${database?.database}`;
}
