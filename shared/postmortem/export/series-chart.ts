/**
 * A series as a figure: its values as a line, its level as a place below (four rows, so that colour is never needed), and a table of
 * the same points behind it. Plain SVG with classes alone: a document's policy allows no style inside it.
 */
import type { Element } from 'hast';
import type { Level } from '../../diagnosis/reading.ts';
import { dictionaryOf, type Language } from '../../text/dictionary.ts';
import { exportText } from '../../text/export-text.ts';
import { numberText } from '../../text/figures.ts';
import { dateTimeText, timeText } from '../../text/wall-clock.ts';
import { measureValue } from '../../text/watch-sentence.ts';
import { cleanText } from '../nodes.ts';
import { htmlElement as h } from './html-element.ts';
import type { Series, SeriesPoint } from './watch-series.ts';

const width = 720;
const left = 64;
const right = width - 12;
const valueTop = 14;
const valueBottom = 104;
const levelTop = 122;
const levelRow = 13;
/** Best at the bottom, as a chart of trouble is read. */
const levelRows = ['critical', 'warning', 'normal', 'unknown'] as const satisfies readonly Level[];
const height = levelTop + levelRows.length * levelRow + 22;
/** Points of a drawn line and rows of a table; the record itself holds them all. */
const mostPoints = 400;

type Words = { language: Language; zone: string };

export function seriesChart(series: Series, id: string, words: Words): Element {
  const { charts } = exportText(words.language);
  const points = thinned(series.points);
  const name = cleanText(series.name);
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return h('figure', {});
  const at = (point: SeriesPoint) => dateTimeText(point.atMs, words.zone);
  const described = charts.described(name, at(first), at(last), numberText(points.length));
  return h('figure', { className: ['chart'] }, [
    h('figcaption', {}, [name]),
    h('svg', { viewBox: `0 0 ${width} ${height}`, role: 'img', ariaLabelledBy: [`${id}-title`, `${id}-text`] }, [
      h('title', { id: `${id}-title` }, [name]),
      h('desc', { id: `${id}-text` }, [described]),
      ...frame(series, points, words),
      ...valueLines(points, scaleOf(points)),
      ...levelMarks(points, first.atMs, last.atMs),
    ]),
    valueTable(series, points, words),
  ]);
}

type Scale = { x: (atMs: number) => number; y: (value: number) => number; most: number };

function scaleOf(points: readonly SeriesPoint[]): Scale {
  const from = points[0]?.atMs ?? 0;
  const span = Math.max(1, (points.at(-1)?.atMs ?? 0) - from);
  const most = Math.max(1, ...points.map(({ value }) => value ?? 0));
  return {
    x: (atMs) => round(left + ((atMs - from) / span) * (right - left)),
    y: (value) => round(valueBottom - (value / most) * (valueBottom - valueTop)),
    most,
  };
}

/** Axes, the greatest value, the names of the levels, and the time at both ends. */
function frame({ unit }: Series, points: readonly SeriesPoint[], { language, zone }: Words): Element[] {
  const { levels } = dictionaryOf(language).common;
  const { most } = scaleOf(points);
  const text = (x: number, y: number, anchor: string, words: string) =>
    h('text', { x, y, textAnchor: anchor, className: ['axis'] }, [words]);
  return [
    h('line', { className: ['grid'], x1: left, x2: right, y1: valueTop, y2: valueTop }),
    h('line', { className: ['grid'], x1: left, x2: right, y1: valueBottom, y2: valueBottom }),
    text(left - 6, valueTop + 4, 'end', measureValue(most, unit, language)),
    text(left - 6, valueBottom + 4, 'end', '0'),
    ...levelRows.map((level, row) => text(left - 6, levelTop + row * levelRow + 9, 'end', levels[level])),
    text(left, height - 6, 'start', timeText(points[0]?.atMs ?? 0, zone)),
    text(right, height - 6, 'end', timeText(points.at(-1)?.atMs ?? 0, zone)),
  ];
}

/** Where nothing was measured the line ends: going on to the next point would draw what nobody saw. */
function valueLines(points: readonly SeriesPoint[], { x, y }: Scale): Element[] {
  const lines: string[][] = [[]];
  for (const { atMs, value, isChange } of points) {
    if (value !== null) lines.at(-1)?.push(`${x(atMs)},${y(value)}`);
    else if (!isChange) lines.push([]);
  }
  return lines.flatMap((line) => {
    const [first = ''] = line;
    // A line of one point has no length, but round ends.
    if (line.length === 1) return [h('polyline', { className: ['value'], points: `${first} ${first}` })];
    return line.length > 1 ? [h('polyline', { className: ['value'], points: line.join(' ') })] : [];
  });
}

/** Each level from its point until the next one says otherwise. */
function levelMarks(points: readonly SeriesPoint[], fromMs: number, toMs: number): Element[] {
  const { x } = scaleOf(points);
  const runs: { level: Level; fromMs: number; toMs: number }[] = [];
  for (const { atMs, level } of points) {
    const running = runs.at(-1);
    if (running !== undefined) running.toMs = atMs;
    if (running?.level !== level) runs.push({ level, fromMs: atMs, toMs });
  }
  return runs.map((run) =>
    h('rect', {
      className: [`level-${run.level}`],
      x: x(Math.max(fromMs, run.fromMs)),
      y: levelTop + levelRows.indexOf(run.level) * levelRow + 1,
      width: Math.max(3, round(x(run.toMs) - x(run.fromMs))),
      height: levelRow - 3,
    }),
  );
}

function valueTable({ unit }: Series, points: readonly SeriesPoint[], { language, zone }: Words): Element {
  const { charts } = exportText(language);
  const { levels } = dictionaryOf(language).common;
  const cell = (text: string) => h('td', {}, [text]);
  return h('details', {}, [
    h('summary', {}, [charts.values]),
    h('table', {}, [
      h('thead', {}, [
        h(
          'tr',
          {},
          charts.head.map((title) => h('th', { scope: 'col' }, [title])),
        ),
      ]),
      h(
        'tbody',
        {},
        points.map(({ atMs, value, level }) =>
          h('tr', {}, [
            cell(dateTimeText(atMs, zone)),
            cell(value === null ? charts.noValue : measureValue(value, unit, language)),
            cell(levels[level]),
          ]),
        ),
      ),
    ]),
  ]);
}

/** Every n-th point and the last one, and no point at which the level changes is passed over. */
function thinned(points: readonly SeriesPoint[]): SeriesPoint[] {
  const step = Math.ceil(points.length / mostPoints);
  return points.filter(
    ({ level }, index) => index % step === 0 || index === points.length - 1 || level !== points[index - 1]?.level,
  );
}

/** To a tenth of a unit of the drawing. */
function round(value: number): number {
  return Math.round(value * 10) / 10;
}
