/**
 * Lines written elsewhere (a list of times, messages copied from a chat) → notes with the moments they speak of. Nothing is
 * dropped but lines that say nothing: what has no time that can be read is a note whose moment is not known.
 */
import { dateText } from '../text/wall-clock.ts';
import type { ClockTime } from './clock-words.ts';
import type { DayWords } from './day-words.ts';
import { type LineShape, longestNameCharacters, type Stamp, shapeOf } from './line-shape.ts';
import { zonedMoment } from './zoned-moment.ts';

export type PastedNote = {
  /** The line it begins on, from 1. */
  line: number;
  author: string | null;
  text: string;
  /** Null where no moment could be read. */
  atMs: number | null;
};

export type PastedContext = {
  /** IANA; of times that name no zone. */
  zone: string;
  nowMs: number;
  /** A moment of the incident: times without a day lie after it, or shortly before. */
  incidentMs: number;
};

/** So many go into the record in one step. */
export const mostNotesAtOnce = 500;

type Draft = { line: number; author: string | null; lines: string[]; stamp: Stamp | null; dayBefore: DayWords | null };

const dayMs = 86_400_000;
/** A time of day that falls back by more than this is of the next day; by less, somebody wrote out of turn. */
const nextDaySeconds = 6 * 3_600;
/** How long before the incident a line may still belong to it. */
const beforeIncidentMs = 6 * 3_600_000;
const actionMark = /^TODO\b/;

export function readPastedNotes(pasted: string, context: PastedContext): PastedNote[] {
  const drafts = draftsOf(pasted.split(/\r\n|\r|\n/).map(shapeOf));
  const days = daysOf(drafts, context);
  return drafts.flatMap(({ line, author, lines, stamp }, index) => {
    const said = lines.join('\n').trim();
    // A name without a message was no name: a list can have its times behind its words.
    const text = said === '' ? (author ?? '') : said;
    if (text === '') return [];
    const day = days[index] ?? null;
    const atMs = stamp === null || day === null ? null : momentOf(day, stamp, context.zone);
    return [{ line, author: said === '' ? null : author, text, atMs }];
  });
}

/** The words as the record takes them: who said it stands before, and behind a TODO, which must come first to be one. */
export function noteTextOf({ author, text }: Pick<PastedNote, 'author' | 'text'>): string {
  if (author === null) return text;
  return actionMark.test(text) ? `${text} (${author})` : `${author}: ${text}`;
}

function draftsOf(shapes: readonly LineShape[]): Draft[] {
  const drafts: Draft[] = [];
  const authors = new Set<string>();
  let author: string | null = null;
  let day: DayWords | null = null;
  let current: Draft | null = null;
  const begin = (index: number, stamp: Stamp | null, text: string): void => {
    const draft = { line: index + 1, author, lines: text === '' ? [] : [text], stamp, dayBefore: day };
    day = null;
    drafts.push(draft);
    current = stamp === null ? null : draft;
  };
  for (const [index, shape] of shapes.entries()) {
    switch (shape.kind) {
      case 'blank':
        break;
      case 'day':
        day = shape.day;
        current = null;
        break;
      case 'named':
        author = shape.author;
        authors.add(author);
        begin(index, shape.stamp, '');
        break;
      case 'timed':
        // A time with its text is a line of a list; who spoke last did not write it.
        if (shape.text !== '') author = null;
        begin(index, shape.stamp, shape.text);
        break;
      case 'plain': {
        const standing = current as Draft | null;
        if (isNameAbove(shapes, index, standing, authors)) {
          author = shape.text.replace(/\s+(?:APP|アプリ|BOT)$/, '');
          authors.add(author);
          current = null;
        } else if (standing === null) {
          begin(index, null, shape.text);
        } else {
          standing.lines.push(shape.text);
        }
      }
    }
  }
  return drafts;
}

/**
 * Whether a line of words is the name above a time that stands alone. A second message of one person has such a time too, without
 * the name: there the line above is what was said before.
 */
function isNameAbove(
  shapes: readonly LineShape[],
  index: number,
  standing: Draft | null,
  authors: ReadonlySet<string>,
): boolean {
  const shape = shapes[index];
  const next = shapes[index + 1];
  if (shape?.kind !== 'plain' || shape.text.length > longestNameCharacters) return false;
  if (next?.kind !== 'timed' || next.text !== '') return false;
  const before = shapes[index - 1]?.kind ?? 'blank';
  return next.indented || standing === null || before === 'blank' || authors.has(shape.text);
}

/** The day of each draft, as days since 1970; null where it has no time. */
function daysOf(drafts: readonly Draft[], context: PastedContext): (number | null)[] {
  let day: number | null = null;
  let before: ClockTime | null = null;
  return drafts.map(({ stamp, dayBefore }) => {
    const written: DayWords | null = stamp?.day ?? dayBefore;
    if (written !== null) {
      day = dayOfWords(written, context);
      before = null;
    }
    if (stamp === null) return null;
    if (day === null) day = likelyDay(stamp, context);
    else if (before !== null && secondsOf(before) - secondsOf(stamp.clock) > nextDaySeconds) day += 1;
    before = stamp.clock;
    return day;
  });
}

/** The first day on which that time lies in the incident, unless that is still to come. */
function likelyDay(stamp: Stamp, { zone, nowMs, incidentMs }: PastedContext): number {
  const earliestMs = incidentMs - beforeIncidentMs;
  const first = dayNumber(dateText(earliestMs, stamp.zone ?? zone));
  const isBefore = (momentOf(first, stamp, zone) ?? earliestMs) < earliestMs;
  const day = isBefore ? first + 1 : first;
  return (momentOf(day, stamp, zone) ?? 0) > nowMs ? day - 1 : day;
}

function dayOfWords(words: DayWords, { zone, nowMs }: PastedContext): number {
  const today = dayNumber(dateText(nowMs, zone));
  switch (words.kind) {
    case 'ago':
      return today - words.days;
    case 'weekday':
      return today - ((weekdayOf(today) - words.weekday + 7) % 7);
    case 'date': {
      const { month, day } = words;
      if (words.year !== null) return dayNumberOf(words.year, month, day);
      const thisYear = new Date(today * dayMs).getUTCFullYear();
      const near = dayNumberOf(thisYear, month, day);
      return near > today + 1 ? dayNumberOf(thisYear - 1, month, day) : near;
    }
  }
}

function momentOf(day: number, { clock, zone: ownZone }: Stamp, zone: string): number | null {
  const date = new Date(day * dayMs);
  const wall = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate(), ...clock };
  return zonedMoment(wall, ownZone ?? zone);
}

function dayNumber(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / dayMs;
}

function dayNumberOf(year: number, month: number, day: number): number {
  return Date.UTC(year, month - 1, day) / dayMs;
}

function weekdayOf(day: number): number {
  return new Date(day * dayMs).getUTCDay();
}

function secondsOf({ hour, minute, second }: ClockTime): number {
  return hour * 3_600 + minute * 60 + second;
}
