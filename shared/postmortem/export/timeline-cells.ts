/** The whole timeline as rows of a table, every row of the record. */
import { describeEvent, isEnteredLater } from '../../text/describe-event.ts';
import { dictionaryOf } from '../../text/dictionary.ts';
import { exportText } from '../../text/export-text.ts';
import { dateTimeText, offsetText } from '../../text/wall-clock.ts';
import type { Scene } from '../scene.ts';

/** Rows of cells, the head first; struck and undone rows are there and say so. */
export function timelineCells({ rows, context, language, zone }: Scene): string[][] {
  const { timeline } = exportText(language);
  const { levels } = dictionaryOf(language).common;
  const offsets = new Map<number, string>();
  return [
    [...timeline.head],
    ...rows.map((row) => {
      const { text, kind, level, evidence, marks } = describeEvent(row, context, language);
      const withdrawn = row.struck !== null ? timeline.struck(row.struck.reason) : row.undone ? timeline.undone : '';
      return [
        `${dateTimeText(row.happenedAtMs, zone)} ${offsetOf(row.happenedAtMs, zone, offsets)}`,
        iso(row.happenedAtMs),
        isEnteredLater(row) ? iso(row.recordedAtMs) : '',
        kind,
        text,
        level === null ? '' : levels[level],
        row.actor,
        evidence.map(({ label }) => label).join(' '),
        marks.join(' '),
        withdrawn,
      ];
    }),
  ];
}

/** A zone's offset changes on a quarter of an hour at most; asking for it is dear. */
function offsetOf(atMs: number, zone: string, known: Map<number, string>): string {
  const quarter = Math.floor(atMs / 900_000);
  const found = known.get(quarter) ?? offsetText(atMs, zone);
  known.set(quarter, found);
  return found;
}

function iso(atMs: number): string {
  return new Date(atMs).toISOString();
}
