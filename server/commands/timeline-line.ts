/** One row of a timeline for the terminal: time, star, who, what, its evidence, and what became of it. */
import type { TimelineRow } from '../../shared/incident/state.ts';
import { describeEvent, type EventContext } from '../../shared/text/describe-event.ts';
import type { Language } from '../../shared/text/dictionary.ts';
import { dateTimeText } from '../../shared/text/wall-clock.ts';

export function timelineLine(row: TimelineRow, context: EventContext, language: Language): string {
  const { text, kind, level, evidence, marks } = describeEvent(row, context, language);
  return [
    dateTimeText(row.happenedAtMs, context.zone),
    row.actor,
    level === null ? kind : `${levelShapes[level]} ${kind}`,
    text,
    evidence.map(({ label }) => label).join(' '),
    marks.length === 0 ? '' : `(${marks.join(', ')})`,
  ]
    .filter((part) => part !== '')
    .join('  ');
}

/** A terminal may have no colour. */
const levelShapes = { normal: '●', warning: '▲', critical: '■', unknown: '○' } as const;
