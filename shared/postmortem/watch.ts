/** What our own watch measured all along, beside the checks that people ran: each measure in one line, and when nobody watched. */
import { byGravity } from '../diagnosis/level.ts';
import type { Payload } from '../incident/event.ts';
import { dictionaryOf } from '../text/dictionary.ts';
import { numberText, percentText, shortTimeText, signedTimeText } from '../text/figures.ts';
import { gapText, measureName, measureValue } from '../text/watch-sentence.ts';
import { type Block, code, list, paragraph, table } from './nodes.ts';
import { spare } from './pages/spare.ts';
import { lastRowThat, type Scene } from './scene.ts';

type RolledUp = Payload<'watchRolledUp'>['measures'][number] & { evidenceId: string };

/** Nothing where the incident was not watched for long enough to leave minutes behind. */
export function watchBlocks(scene: Scene): Block[] {
  const { state, text, language, zone, cite } = scene;
  const { gaps } = state.watch;
  const rows = countedRollups(scene);
  const { levels } = dictionaryOf(language).common;
  const measures = [...Map.groupBy(rows, ({ measure }) => measure.id).values()].map((of) => {
    const [first, last] = [of[0], of.at(-1)];
    if (first === undefined || last === undefined) return [];
    const { measure } = first;
    const value = (figure: number | null) => measureValue(figure, measure.unit, language);
    const n = sum(of, ({ n: reads }) => reads);
    const failed = sum(of, (each) => each.failed);
    const worst = byGravity.find((level) => of.some((each) => each.worst === level)) ?? 'unknown';
    return [
      measureName(measure, language),
      numberText(n),
      `${numberText(failed)} (${percentText(n === 0 ? 0 : (failed / n) * 100)})`,
      text.watch.fromTo(value(first.median), value(last.median)),
      value(greatest(of)),
      levels[worst],
      cite([first.evidenceId, last.evidenceId]),
    ];
  });
  return [
    ...(measures.length === 0
      ? []
      : [
          paragraph(text.watch.title),
          spare(table(text.watch.head, measures), { of: 'measured', keeps: [6, 3, 0] }),
          paragraph(text.watch.method),
        ]),
    ...list(gaps.map((gap) => gapText(gap, { language, zone }))).map((each) =>
      spare(each, { of: 'measured', keeps: [3, 2, 0] }),
    ),
  ];
}

/** Each clock beside this machine's, with when it was measured: times out of logs are off by as much. */
export function clockBlocks({ state, text, at, rows, cite }: Scene): Block[] {
  const { clockOffsets } = state;
  if (clockOffsets.length === 0) return [];
  const rowOfClock = (target: string) =>
    lastRowThat(rows, ({ event }) => event.kind === 'clockOffsetMeasured' && event.payload.target === target);
  return [
    spare(
      table(
        text.watch.clockHead,
        clockOffsets.map(({ target, offsetMs, uncertaintyMs, happenedAtMs }) => [
          [code(target)],
          offsetMs === 0 ? text.watch.clocksAgree : signedTimeText(offsetMs),
          uncertaintyMs === null ? text.notFilledIn : `±${shortTimeText(uncertaintyMs)}`,
          at(happenedAtMs),
          cite([], rowOfClock(target)),
        ]),
      ),
      { of: 'clocks', keeps: [1, 0, 0] },
    ),
  ];
}

function countedRollups({ state, countedRows }: Scene): RolledUp[] {
  const counted = new Set(countedRows.map(({ eventId }) => eventId));
  return state.watch.rollups
    .filter(({ eventId }) => counted.has(eventId))
    .flatMap(({ measures, evidenceId }) => measures.map((measure) => ({ ...measure, evidenceId })));
}

function sum(of: readonly RolledUp[], figure: (each: RolledUp) => number): number {
  return of.reduce((total, each) => total + figure(each), 0);
}

function greatest(of: readonly RolledUp[]): number | null {
  const values = of.flatMap(({ max }) => (max === null ? [] : [max]));
  return values.length === 0 ? null : Math.max(...values);
}
