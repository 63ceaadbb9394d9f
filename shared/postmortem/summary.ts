/** Two or three sentences in numbers: how long, how much of it was measured, and why. */
import { durationsOf } from '../incident/durations.ts';
import { numberText } from '../text/figures.ts';
import { causesIn } from './cause.ts';
import { spanText } from './figures.ts';
import { paragraph } from './nodes.ts';
import type { Drafted, Scene } from './scene.ts';
import { watchedTargets } from './watched-target.ts';

export function draftSummary(scene: Scene): Drafted {
  const { summary } = scene.text;
  const drill = scene.state.drill ? summary.drill : '';
  return {
    blocks: [paragraph(`${drill}${howLong(scene)}${howMuch(scene)}${why(scene)}`)],
    missing: scene.state.severity === null ? ['severity'] : [],
  };
}

function howLong({ state, text, at, nowMs }: Scene): string {
  const { summary } = text;
  const { began, declared, recovered } = state.milestones;
  const service = state.environment?.service || summary.unnamedService;
  const { ttrMs } = durationsOf(state);
  if (began && recovered) {
    const took = ttrMs === null ? text.notFilledIn : spanText(ttrMs, text);
    return summary.fromTo(service, at(began.atMs), at(recovered.atMs), took);
  }
  if (began) return summary.beganOnly(service, at(began.atMs));
  const declaredAt = at(declared?.atMs ?? nowMs);
  return recovered
    ? summary.recoveredOnly(service, declaredAt, at(recovered.atMs))
    : summary.declaredOnly(service, declaredAt);
}

function howMuch({ checks, text }: Scene): string {
  const { summary } = text;
  const targets = watchedTargets(checks);
  const sum = (of: 'runs' | 'failed' | 'answered') => targets.reduce((total, each) => total + each[of], 0);
  if (targets.length === 0) return summary.nothingMeasured;
  if (sum('answered') === 0) return summary.allRefused(numberText(sum('runs')));
  return summary.measured(numberText(sum('runs')), numberText(sum('failed')));
}

function why(scene: Scene): string {
  const { text, cite } = scene;
  const confirmed = causesIn('confirmed', scene);
  if (confirmed.length === 0) return text.summary.noCause;
  const causes = confirmed.map((cause) => cause.text).join(text.comma);
  const evidenceIds = confirmed.flatMap((cause) => cause.evidenceIds);
  return evidenceIds.length > 0
    ? text.summary.cause(causes, cite(evidenceIds))
    : text.summary.causeWithoutEvidence(causes);
}
