/**
 * Which of the runbook's patterns fit what was read, best first, each with its reasons. A healthy system ranks none, and so does
 * one that nothing could be read of.
 */
import { processNamesOf } from '../environment/hosts.ts';
import type { Candidate, Reason } from '../incident/event.ts';
import type { IncidentState } from '../incident/state.ts';
import type { Pattern, Runbook, Symptom } from '../runbook/model.ts';
import { normalResponseMs, thresholdsOf } from './level.ts';
import type { LeveledReading, Reading } from './reading.ts';
import { noticedAtMs, recentDeployment, timedDeployments } from './recent-deployment.ts';
import { type Scene, verdictOf } from './verdict.ts';

/** A contradiction weighs half of a match: one wrong sentence in a runbook must not hide the right pattern. */
const contradictionWeight = 0.5;

export type RankingInput = {
  runbook: Runbook;
  state: IncidentState;
  /** What is known now, one run of each check. */
  readings: readonly LeveledReading[];
  nowMs: number;
};

export function rankPatterns({ runbook, state, readings, nowMs }: RankingInput): Candidate[] {
  const ticked = runbook.patterns.some(({ symptoms }) => symptoms.some(({ id }) => tickOf(state, id) === 'matches'));
  if (!showsTrouble(readings) && !ticked) return [];
  const scene: Scene = {
    readings,
    processNames: state.environment === null ? [] : processNamesOf(state.environment),
    normalResponseMs: normalResponseMs(thresholdsOf(runbook, state.environment)),
  };
  return runbook.patterns
    .map((pattern) => toCandidate(pattern, reasonsFor(pattern, scene, state, nowMs)))
    .filter(({ score, matched }) => matched > 0 && score > 0)
    .sort(better(runbook));
}

/**
 * Something that speaks of now is not normal. Lines of a log do not count: they may be of yesterday's outage.
 */
export function showsTrouble(readings: readonly Pick<LeveledReading, 'reading' | 'level'>[]): boolean {
  const speaking: ReadonlySet<Reading['kind']> = new Set([
    'http',
    'database',
    'connections',
    'process',
    'activeQueries',
    'errorRate',
    'responseTimes',
  ]);
  return readings.some(
    ({ reading, level }) => speaking.has(reading.kind) && (level === 'critical' || level === 'warning'),
  );
}

function reasonsFor(pattern: Pattern, scene: Scene, state: IncidentState, nowMs: number): Reason[] {
  const reasons = pattern.symptoms.map((symptom) => reasonOf(symptom, scene, state));
  return pattern.afterDeployment ? [...reasons, deployedBefore(scene, state, nowMs)] : reasons;
}

/** A person's tick counts for more than any reading: they see what no probe can. */
function reasonOf({ id, text, signal }: Symptom, scene: Scene, state: IncidentState): Reason {
  const tick = tickOf(state, id);
  if (tick !== null) {
    const code = tick === 'matches' ? 'tickedByResponder' : 'deniedByResponder';
    return { symptomId: id, text, verdict: tick, code, params: {}, evidenceIds: [] };
  }
  if (!signal) return { symptomId: id, text, verdict: 'unknown', code: 'notUnderstood', params: {}, evidenceIds: [] };
  return { symptomId: id, text, code: signal.kind, ...verdictOf(signal, scene) };
}

function tickOf(state: IncidentState, symptomId: string): 'matches' | 'doesNotMatch' | null {
  const tick = state.items[symptomId]?.state;
  if (tick === 'ok') return 'matches';
  return tick === 'contradicts' || tick === 'failed' ? 'doesNotMatch' : null;
}

/** A deployment in the hour before the trouble was seen. One after it was noticed cannot have caused it. */
function deployedBefore({ readings }: Scene, state: IncidentState, nowMs: number): Reason {
  const noticedMs = noticedAtMs(state, nowMs);
  const deployments = timedDeployments(readings);
  const recent = recentDeployment(deployments, noticedMs);
  const base = { symptomId: null, text: '', code: 'deployedBefore' };
  const evidenceIds = [recent ?? deployments[0]].flatMap((each) => (each?.evidenceId ? [each.evidenceId] : []));
  if (recent) {
    const minutes = Math.round((noticedMs - recent.atMs) / 60_000);
    return { ...base, verdict: 'matches', params: { version: recent.version, minutes }, evidenceIds };
  }
  const verdict = deployments.length > 0 ? 'doesNotMatch' : 'unknown';
  return { ...base, verdict, params: {}, evidenceIds };
}

function toCandidate({ id, number, title }: Pattern, reasons: Reason[]): Candidate {
  const matched = reasons.filter(({ verdict }) => verdict === 'matches').length;
  const contradicted = reasons.filter(({ verdict }) => verdict === 'doesNotMatch').length;
  const total = reasons.length;
  const score = total === 0 ? 0 : (matched - contradicted * contradictionWeight) / total;
  return { patternId: id, number, title, matched, readable: matched + contradicted, total, score, reasons };
}

/**
 * Higher score first; of equals the one that a deployment explains, since rolling back is quicker than searching; then the one with
 * more that matches; then the runbook's order.
 */
function better(runbook: Runbook): (one: Candidate, other: Candidate) => number {
  const deployed = ({ reasons }: Candidate) => (reasons.some(({ code }) => code === 'deployedBefore') ? 1 : 0);
  const order = new Map(runbook.patterns.map(({ id }, index) => [id, index]));
  return (one, other) =>
    other.score - one.score ||
    deployed(other) - deployed(one) ||
    other.matched - one.matched ||
    (order.get(one.patternId) ?? 0) - (order.get(other.patternId) ?? 0);
}
