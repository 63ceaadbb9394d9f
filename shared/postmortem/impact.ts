/** The impact in numbers: what people have to fill in, what the access log says of users, and what our own watch measured. */
import type { Table } from 'mdast';
import type { Reading } from '../diagnosis/reading.ts';
import type { CheckRecord } from '../incident/state.ts';
import { leakReports } from '../messages/leak-reports.ts';
import { describeReading } from '../text/describe-reading.ts';
import { numberText } from '../text/figures.ts';
import { spanText } from './figures.ts';
import type { MissingCode } from './missing.ts';
import { type Block, code, heading, list, paragraph, table } from './nodes.ts';
import { spare } from './pages/spare.ts';
import { type Drafted, lastRowThat, type Scene } from './scene.ts';
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
    ...(targets.length === 0
      ? []
      : [spare(targetTable(targets, scene), { of: 'measured', keeps: [5, 4, 0] }), paragraph(text.impact.method)]),
    ...watchBlocks(scene),
  ];
  const unknown = counts.filter((code) => scene.state.facts[code] === undefined);
  return { blocks, missing: saysNothing === null ? unknown : [...unknown, 'measurements'] };
}

/** As people wrote it down, or as what is missing. */
function countLine(code: (typeof counts)[number], { text, state, rows, cite }: Scene): string {
  const fact = state.facts[code];
  if (fact === undefined) return text.missing(text.missingWhat[code]);
  const said = lastRowThat(rows, ({ event }) => event.kind === 'factSet' && event.payload.fact === code);
  return text.cited(text.impact.count(text.missingWhat[code], fact), cite([], said));
}

/** A suspicion is said as one, with the periods in which it would have to be reported. */
function leakBlocks({ state, text, at, zone, rows, cite }: Scene): Block[] {
  if (state.leak === null) return [];
  const { cause, knownAtMs } = state.leak;
  const { preliminary, final } = leakReports(knownAtMs, cause, zone);
  const said = lastRowThat(rows, ({ event }) => event.kind === 'leakSuspicionSet');
  return [paragraph(text.impact.leak(at(knownAtMs), preliminary.to, final.to, cite([], said)))];
}

/** In one sentence; the table below it has every target. */
const saidReadings = 4;

/** Nothing that was read ever answered: then even the extent is not known. Null where something did. */
export function nothingMeasured(targets: readonly WatchedTarget[], scene: Scene): string | null {
  const { text, language, checks } = scene;
  if (targets.some(({ answered }) => answered > 0)) return null;
  if (targets.length === 0) {
    const unreadable = lastUnreadable(checks);
    if (unreadable.length === 0) return text.impact.noChecks;
    const of = unreadable.slice(0, saidReadings);
    return text.impact.nothingReadable(
      of.map(({ reading }) => describeReading(reading, language)).join(text.comma),
      scene.cite(
        of.flatMap(({ check }) => check.evidenceId ?? []),
        of.map(({ check }) => check.eventId),
      ),
    );
  }
  const shown = targets.slice(0, saidReadings);
  const said = shown.map(({ last }) => describeReading(last, language)).join(text.comma);
  const cited = scene.cite(
    shown.flatMap(({ evidenceIds }) => evidenceIds),
    shown.flatMap(({ eventIds }) => eventIds),
  );
  return targets.some(({ last }) => hasFailed(last))
    ? text.impact.nothingAnswered(said, cited)
    : text.impact.nothingReadable(said, cited);
}

/** What could not be read, by the last run of each check. */
function lastUnreadable(checks: readonly CheckRecord[]): { reading: Reading; check: CheckRecord }[] {
  const last = new Map(checks.map((check) => [check.checkId, check]));
  return [...last.values()].flatMap((check) =>
    check.readings.flatMap(({ reading }) => (reading.kind === 'unreadable' ? [{ reading, check }] : [])),
  );
}

function targetTable(targets: readonly WatchedTarget[], { text, language, cite }: Scene): Table {
  // Less than a second is two looks at once, not a time that passed.
  const span = (durationMs: number) => (durationMs >= 1_000 ? spanText(durationMs, text) : text.impact.unmeasured);
  return table(
    text.impact.head,
    targets.map(({ target, runs, failed, unknown, criticalMs, warningMs, last, evidenceIds, eventIds }) => [
      [code(target)],
      numberText(runs),
      numberText(failed),
      numberText(unknown),
      span(criticalMs),
      span(warningMs),
      describeReading(last, language),
      cite(evidenceIds, eventIds),
    ]),
  );
}
