/** What the users' requests were answered, as the access log tells it: at its worst and at the end. Our own watch is not in it. */
import { worstLevel } from '../diagnosis/level.ts';
import type { Reading } from '../diagnosis/reading.ts';
import type { CheckRecord } from '../incident/state.ts';
import { dictionaryOf } from '../text/dictionary.ts';
import { numberText, percentText, shortTimeText } from '../text/figures.ts';
import { spanText } from './figures.ts';
import { type Block, code, heading, paragraph, table } from './nodes.ts';
import { spare } from './pages/spare.ts';
import type { Scene } from './scene.ts';

type Of<K extends Reading['kind']> = Extract<Reading, { kind: K }>;

type Measured = {
  source: string;
  errorRate: Of<'errorRate'>;
  responseTimes: Of<'responseTimes'> | null;
  level: CheckRecord['level'];
  evidenceId: string | null;
  eventId: string;
};

/** Nothing where no access log was read, or none held a request. */
export function usersRequestsBlocks(scene: Scene): Block[] {
  const { text, language, cite, at } = scene;
  const words = text.usersRequests;
  const measured = scene.checks.flatMap(measuredOf);
  const rows = [...Map.groupBy(measured, ({ source }) => source).values()].flatMap(tellingRows);
  if (rows.length === 0) return [];
  const { levels } = dictionaryOf(language).common;
  const mayHoldOwn = rows.some(({ errorRate }) => errorRate.ownRequests === null);
  return [
    heading(3, words.title),
    spare(
      table(
        words.head,
        rows.map(({ source, errorRate, responseTimes, level, evidenceId, eventId }) => [
          [code(source)],
          words.window(spanText(errorRate.toMs - errorRate.fromMs, text), at(errorRate.toMs)),
          numberText(errorRate.n),
          `${percentText(shareOf(errorRate) * 100)} (${numberText(errorRate.errors)})`,
          responseTimes?.p95Ms == null ? text.impact.unmeasured : shortTimeText(responseTimes.p95Ms),
          numberText(errorRate.notUnderstood),
          levels[level],
          cite(evidenceId === null ? [] : [evidenceId], [eventId]),
        ]),
      ),
      { of: 'measured', keeps: [4, 2, 0] },
    ),
    paragraph(mayHoldOwn ? `${words.method}${words.mayHoldOwn}` : words.method),
  ];
}

function measuredOf({ readings, evidenceId, eventId }: CheckRecord): Measured[] {
  const all = readings.filter(({ reading }) => 'path' in reading && reading.path === null);
  return all.flatMap(({ reading: errorRate, level }) => {
    if (errorRate.kind !== 'errorRate' || errorRate.n === 0) return [];
    const times = all.find(
      ({ reading }) =>
        reading.kind === 'responseTimes' && placeOf(reading) === placeOf(errorRate) && reading.lacks === null,
    );
    const responseTimes = times?.reading.kind === 'responseTimes' ? times.reading : null;
    const levels = times === undefined ? [level] : [level, times.level];
    return [{ source: placeOf(errorRate), errorRate, responseTimes, level: worstLevel(levels), evidenceId, eventId }];
  });
}

function placeOf({ source, hostname }: Of<'errorRate' | 'responseTimes'>): string {
  return hostname === undefined ? source : `${source} @ ${hostname}`;
}

/** Windows overlap, so that nothing may be added up: the first, the worst of each figure, and the last, in their order. */
function tellingRows(measured: readonly Measured[]): Measured[] {
  const worstBy = (figure: (one: Measured) => number) =>
    measured.reduce<Measured | undefined>(
      (worst, one) => (worst === undefined || figure(one) > figure(worst) ? one : worst),
      undefined,
    );
  const telling = new Set([
    measured[0],
    worstBy(({ errorRate }) => shareOf(errorRate)),
    worstBy(({ responseTimes }) => responseTimes?.p95Ms ?? -1),
    measured.at(-1),
  ]);
  return measured.filter((one) => telling.has(one));
}

function shareOf({ errors, n }: Of<'errorRate'>): number {
  return n === 0 ? 0 : errors / n;
}
