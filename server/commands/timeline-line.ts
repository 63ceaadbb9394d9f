/** One row of a timeline for the terminal: time, who, what kind, and its words where it has any. */
import type { TimelineRow } from '../../shared/incident/state.ts';

export function timelineLine(row: TimelineRow, zone: string): string {
  return [
    localTime(row.happenedAtMs, zone),
    row.starred ? '★' : ' ',
    row.actor,
    row.event.kind,
    row.revision?.text ?? wordsOf(row),
    row.struck === null ? '' : `(${row.struck.reason})`,
  ]
    .filter((part) => part !== '')
    .join('  ');
}

function wordsOf({ event }: TimelineRow): string {
  const { payload } = event;
  for (const name of ['text', 'title', 'target', 'reason'] as const) {
    const value = name in payload ? (payload as Record<string, unknown>)[name] : undefined;
    if (typeof value === 'string' && value !== '') return value.replaceAll(/\s+/g, ' ');
  }
  return '';
}

function localTime(atMs: number, zone: string): string {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'medium',
  });
  return format.format(atMs);
}
