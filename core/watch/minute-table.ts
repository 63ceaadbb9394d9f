/** Minutes of the watch as evidence: a table that people read and programs split at its tabs. Times are UTC, names are codes. */
import { hash } from 'node:crypto';
import { minutesOf } from '../../shared/watch/rollup.ts';
import type { Sample, WatchMeasure } from '../../shared/watch/target.ts';
import type { CheckOutcome } from '../probes/probe.ts';

const head = ['minute', 'measure', 'unit', 'n', 'failed', 'min', 'median', 'max', 'worst'];

export function minuteTable(
  rows: readonly { measure: WatchMeasure; samples: readonly Sample[] }[],
): NonNullable<CheckOutcome['evidence']> {
  const lines = rows.flatMap(({ measure, samples }) =>
    minutesOf(samples).map(({ minuteMs, n, failed, min, median, max, worst }) =>
      [iso(minuteMs), measure.id, measure.unit, n, failed, ...[min, median, max].map(figure), worst].join('\t'),
    ),
  );
  const text = [head.join('\t'), ...lines, ''].join('\n');
  const bytes = Buffer.from(text, 'utf8');
  return {
    contentType: 'text/plain',
    text,
    wholeBytes: bytes.byteLength,
    wholeHash: hash('sha256', bytes, 'hex'),
  };
}

function iso(atMs: number): string {
  return `${new Date(atMs).toISOString().slice(0, 16)}Z`;
}

function figure(value: number | null): string {
  return value === null ? '-' : String(Math.round(value * 10) / 10);
}
