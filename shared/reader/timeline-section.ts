/** The timeline of the reader: every row, also the struck ones, each with the evidence it brought. */
import type { Element, ElementContent } from 'hast';
import type { Level } from '../diagnosis/reading.ts';
import type { TimelineRow } from '../incident/state.ts';
import { htmlElement as h } from '../postmortem/export/html-element.ts';
import { describeEvent } from '../text/describe-event.ts';
import { dictionaryOf } from '../text/dictionary.ts';
import { readerText } from '../text/reader-text.ts';
import { dateTimeText } from '../text/wall-clock.ts';
import { evidenceAnchor, evidenceBlock } from './evidence-block.ts';
import { inBoth, worded } from './in-both.ts';
import type { ReaderInput } from './reader-input.ts';
import { rowVersions } from './row-versions.ts';
import { shownBetween } from './shown-between.ts';

export const levelShapes: Readonly<Record<Level, string>> = { normal: '●', warning: '▲', critical: '■', unknown: '○' };

export type TimelineParts = {
  rows: Element[];
  /** What no row brought. */
  otherEvidence: Element[];
};

export function timelineParts({
  events,
  scene,
  evidence,
}: Pick<ReaderInput, 'events' | 'scene' | 'evidence'>): TimelineParts {
  const pieces = new Map(evidence.map((piece) => [piece.id, piece]));
  /** The row under which each piece stands: the first that names it. */
  const broughtBy = new Map<string, string>();
  const versions = rowVersions(events);
  for (const { row } of versions) {
    for (const { id } of describeEvent(row, scene.context, 'en').evidence) {
      if (!broughtBy.has(id)) broughtBy.set(id, row.eventId);
    }
  }
  const rows = versions.map((version) => {
    const { row, until } = version;
    const blockOf = (id: string): Element | null => {
      const piece = broughtBy.get(id) === row.eventId ? pieces.get(id) : undefined;
      return piece === undefined ? null : evidenceBlock(piece, until === null);
    };
    return shownBetween(rowElement(row, scene, blockOf), version);
  });
  const others = evidence.filter(({ id }) => !broughtBy.has(id));
  return { rows, otherEvidence: others.map((piece) => evidenceBlock(piece, true)) };
}

function rowElement(
  row: TimelineRow,
  { context, zone }: ReaderInput['scene'],
  blockOf: (evidenceId: string) => Element | null,
): Element {
  const ja = describeEvent(row, context, 'ja');
  const en = describeEvent(row, context, 'en');
  const whole = noteText(row);
  const withdrawn = row.struck !== null || row.undone;
  return h('li', { className: withdrawn ? ['row', 'withdrawn'] : ['row'] }, [
    h('time', { dateTime: new Date(row.happenedAtMs).toISOString() }, [dateTimeText(row.happenedAtMs, zone)]),
    h('span', { className: ['kind'] }, inBoth({ ja: ja.kind, en: en.kind })),
    h('div', { className: ['said'] }, [
      ...levelMark(ja.level),
      h(
        'span',
        { className: ['text'] },
        whole === null ? inBoth(worded((language) => ({ ja, en })[language].text)) : [whole],
      ),
      ...ja.marks.map((mark, index) =>
        h(
          'span',
          { className: ['mark'] },
          inBoth(worded((language) => (language === 'ja' ? mark : (en.marks[index] ?? '')))),
        ),
      ),
      h('span', { className: ['actor'] }, inBoth(worded(() => row.actor))),
      ...ja.evidence.map(({ id, label }): ElementContent => {
        return blockOf(id) ?? h('a', { href: `#${evidenceAnchor(label)}` }, [label]);
      }),
    ]),
  ]);
}

/** A note keeps its lines. */
function noteText(row: TimelineRow): string | null {
  const text = row.revision?.text ?? (row.event.kind === 'noteAdded' ? row.event.payload.text : null);
  return text === null
    ? null
    : text
        .split('\n')
        .map((line) => worded(() => line).ja)
        .join('\n');
}

export function levelMark(level: Level | null): ElementContent[] {
  if (level === null) return [];
  const word = (language: 'ja' | 'en') => `${levelShapes[level]} ${dictionaryOf(language).common.levels[level]}`;
  return [h('span', { className: ['level', `is-${level}`] }, inBoth(word))];
}

export function nothingFound(): Element {
  return h(
    'p',
    { id: 'reader-nothing', hidden: true, className: ['hint'] },
    inBoth((language) => readerText(language).nothingFound),
  );
}
