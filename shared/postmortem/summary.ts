/** Two or three sentences in numbers: how long, how much of it was measured, and why. */
import { durationsOf } from '../incident/durations.ts';
import { numberText } from '../text/figures.ts';
import { causesIn } from './cause.ts';
import { spanText } from './figures.ts';
import { paragraph } from './nodes.ts';
import type { Drafted, Scene } from './scene.ts';
import { watchedTargets } from './watched-target.ts';

/** In a sentence; the tables of the impact cite each target's own. */
const mostCited = 4;

export function draftSummary(scene: Scene): Drafted {
  const { summary } = scene.text;
  const opened = scene.rows.find(({ event }) => event.kind === 'opened');
  const drill = scene.state.drill ? summary.drill(scene.cite([], opened ? [opened.eventId] : [])) : '';
  return {
    blocks: [paragraph(`${drill}${howLong(scene)}${howMuch(scene)}${why(scene)}`)],
    missing: scene.state.severity === null ? ['severity'] : [],
  };
}

function howLong({ state, text, at, nowMs, cite }: Scene): string {
  const { summary } = text;
  const { began, declared, recovered } = state.milestones;
  const service = state.environment?.service || summary.unnamedService;
  const { ttrMs } = durationsOf(state);
  const rows = (...of: (typeof began)[]) =>
    cite(
      [],
      of.flatMap((each) => each?.eventId ?? []),
    );
  if (began && recovered) {
    const took = ttrMs === null ? text.notFilledIn : spanText(ttrMs, text);
    return summary.fromTo(service, at(began.atMs), at(recovered.atMs), took, rows(began, recovered));
  }
  if (began) return summary.beganOnly(service, at(began.atMs), rows(began));
  const declaredAt = at(declared?.atMs ?? nowMs);
  return recovered
    ? summary.recoveredOnly(service, declaredAt, at(recovered.atMs), rows(declared, recovered))
    : summary.declaredOnly(service, declaredAt, rows(declared));
}

function howMuch({ checks, text, cite }: Scene): string {
  const { summary } = text;
  const targets = watchedTargets(checks);
  const sum = (of: 'runs' | 'failed' | 'answered') => targets.reduce((total, each) => total + each[of], 0);
  if (targets.length === 0) return summary.nothingMeasured;
  const cited = cite(
    targets.flatMap(({ evidenceIds }) => evidenceIds).slice(0, mostCited),
    targets.flatMap(({ eventIds }) => eventIds).slice(0, mostCited),
  );
  if (sum('answered') === 0) return summary.allRefused(numberText(sum('runs')), cited);
  return summary.measured(numberText(sum('runs')), numberText(sum('failed')), cited);
}

function why(scene: Scene): string {
  const { text, cite } = scene;
  const confirmed = causesIn('confirmed', scene);
  if (confirmed.length === 0) return text.summary.noCause;
  const causes = confirmed.map((cause) => cause.text).join(text.comma);
  const evidenceIds = confirmed.flatMap((cause) => cause.evidenceIds);
  const rows = confirmed.map(({ eventId }) => eventId);
  return evidenceIds.length > 0
    ? text.summary.cause(causes, cite(evidenceIds, rows))
    : text.summary.causeWithoutEvidence(causes, cite([], rows));
}
