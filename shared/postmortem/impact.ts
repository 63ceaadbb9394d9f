/** The impact in numbers: what people have to fill in, what the access log says of users, and what our own watch measured. */
import type { Reading } from '../diagnosis/reading.ts';
import type { CheckRecord } from '../incident/state.ts';
import { leakReports } from '../messages/leak-reports.ts';
import { describeReading } from '../text/describe-reading.ts';
import { numberText } from '../text/figures.ts';
import { spanText } from './figures.ts';
import type { MissingCode } from './missing.ts';
import { type Block, code, heading, list, paragraph, table } from './nodes.ts';
import type { Drafted, Scene } from './scene.ts';
import { usersRequestsBlocks } from './users-requests.ts';
import { watchBlocks } from './watch.ts';
import { hasFailed, type WatchedTarget, watchedTargets } from './watched-target.ts';

const counts = ['usersAffected', 'requestsFailed', 'customersAffected', 'enquiries'] as const satisfies MissingCode[];

export function draftImpact(scene: Scene): Drafted {
  const { text, checks } = scene;
  const targets = watchedTargets(checks);
  const saysNothing = nothingMeasured(targets, scene);
  const blocks: Block[] = [
    heading(3, text.impact.counts),
    ...list(counts.map((code) => countLine(code, scene))),
    ...leakBlocks(scene),
    ...usersRequestsBlocks(scene),
    heading(3, text.impact.watch),
    ...(saysNothing === null ? [] : [paragraph(saysNothing)]),
    ...(targets.length === 0 ? [] : [targetTable(targets, scene), paragraph(text.impact.method)]),
    ...watchBlocks(scene),
  ];
  const unknown = counts.filter((code) => scene.state.facts[code] === undefined);
  return { blocks, missing: saysNothing === null ? unknown : [...unknown, 'measurements'] };
}

/** As people wrote it down, or as what is missing. */
function countLine(code: (typeof counts)[number], { text, state }: Scene): string {
  const fact = state.facts[code];
  return fact === undefined ? text.missing(text.missingWhat[code]) : text.impact.count(text.missingWhat[code], fact);
}

/** A suspicion is said as one, with the periods in which it would have to be reported. */
function leakBlocks({ state, text, at, zone }: Scene): Block[] {
  if (state.leak === null) return [];
  const { cause, knownAtMs } = state.leak;
  const { preliminary, final } = leakReports(knownAtMs, cause, zone);
  return [paragraph(text.impact.leak(at(knownAtMs), preliminary.to, final.to))];
}

/** Nothing that was read ever answered: then even the extent is not known. Null where something did. */
export function nothingMeasured(targets: readonly WatchedTarget[], { text, language, checks }: Scene): string | null {
  if (targets.some(({ answered }) => answered > 0)) return null;
  if (targets.length === 0) {
    const unreadable = lastUnreadable(checks);
    if (unreadable.length === 0) return text.impact.noChecks;
    return text.impact.nothingReadable(unreadable.map((each) => describeReading(each, language)).join(text.comma));
  }
  const said = targets.map(({ last }) => describeReading(last, language)).join(text.comma);
  return targets.some(({ last }) => hasFailed(last))
    ? text.impact.nothingAnswered(said)
    : text.impact.nothingReadable(said);
}

/** What could not be read, by the last run of each check. */
function lastUnreadable(checks: readonly CheckRecord[]): Reading[] {
  const last = new Map(checks.map((check) => [check.checkId, check]));
  return [...last.values()].flatMap(({ readings }) =>
    readings.flatMap(({ reading }) => (reading.kind === 'unreadable' ? [reading] : [])),
  );
}

function targetTable(targets: readonly WatchedTarget[], { text, language, cite }: Scene): Block {
  // Less than a second is two looks at once, not a time that passed.
  const span = (durationMs: number) => (durationMs >= 1_000 ? spanText(durationMs, text) : text.impact.unmeasured);
  return table(
    text.impact.head,
    targets.map(({ target, runs, failed, unknown, criticalMs, warningMs, last, evidenceIds }) => [
      [code(target)],
      numberText(runs),
      numberText(failed),
      numberText(unknown),
      span(criticalMs),
      span(warningMs),
      describeReading(last, language),
      cite(evidenceIds),
    ]),
  );
}
