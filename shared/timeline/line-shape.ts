/** What one pasted line is: a day's heading, a time with or without its text, a name with a time, or words alone. */
import { type ClockTime, matchAt, readClock } from './clock-words.ts';
import { type DayWords, readDay } from './day-words.ts';

export type Stamp = { day: DayWords | null; clock: ClockTime; zone: string | null };

export type LineShape =
  | { kind: 'blank' }
  | { kind: 'day'; day: DayWords }
  /** `text` is empty where the time stands alone. */
  | { kind: 'timed'; stamp: Stamp; text: string; indented: boolean }
  | { kind: 'named'; author: string; stamp: Stamp }
  | { kind: 'plain'; text: string };

export const longestNameCharacters = 80;

/** Bullet, quote or table bar, and an opening bracket. */
const leadIn = /\s*(?:[-*•・●|>]\s+)?[[(【]?/y;
/** Between a day and its time: `の`, `at`, `T`, a comma. */
const joint = /(?:\s*(?:の|at(?![a-z])|,)\s*|T|\s+)/y;
const closing = /[\])】]?/y;
/** Between time and text. A dash before a figure stays: `10:42-10:50` is a span. */
const separator = /\s*(?:[-–—](?!\d)|[:|])?\s*/y;
const edited = /[(（](?:edited|編集済み)[)）]$/u;
const longestHeadingCharacters = 60;
/** Words that end a sentence's part and never a name. */
const noNameEnd = /(?:^|\s)(?:at|by|from|since|until|till|after|before|around)$|[にはをがでとも頃、。,.!?:]$/iu;

export function shapeOf(line: string): LineShape {
  const text = plainFigures(line);
  if (text.trim() === '') return { kind: 'blank' };
  const start = endOf(leadIn, text, 0);
  const stamped = readStamp(text, start);
  if (stamped !== null) {
    const afterStamp = endOf(closing, text, stamped.end);
    const rest = line.slice(endOf(separator, text, afterStamp)).trim();
    const said = withoutMarks(rest.endsWith('|') ? rest.slice(0, -1).trim() : rest);
    return { kind: 'timed', stamp: stamped.stamp, text: said, indented: /^\s/.test(text) };
  }
  const heading = text.length > longestHeadingCharacters ? '' : text.replace(/^[-–—─━=\s]+|[-–—─━=\s]+$/g, '');
  const day = readDay(heading, 0);
  if (day !== null && day.end === heading.length) return { kind: 'day', day: day.day };
  return named(line, text) ?? { kind: 'plain', text: withoutMarks(line.trim()) };
}

/** What a chat adds behind a message that was changed is not part of it. */
function withoutMarks(said: string): string {
  return said.replace(edited, '').trimEnd();
}

/** A name, and at the end of the line a time: `Hanako Sato  10:42 AM`, `佐藤 花子 [10:42]`. */
function named(line: string, text: string): LineShape | null {
  const trimmed = text.trimEnd();
  const from = trimmed.length - trimmed.trimStart().length;
  const last = Math.min(trimmed.length, from + longestNameCharacters);
  for (let at = from + 1; at < last; at += 1) {
    if (!/[\s[(]/.test(trimmed[at - 1] ?? '')) continue;
    const found = readStamp(trimmed, at);
    if (found === null || endOf(closing, trimmed, found.end) !== trimmed.length) continue;
    const gap = /[\s[(]*$/.exec(trimmed.slice(0, at))?.[0] ?? '';
    const author = line.slice(from, at - gap.length).trim();
    const isSetApart = gap.length > 1 || gap === '\t' || found.hasHalf || found.stamp.day !== null;
    const looksLikeName = author.split(/\s+/).length <= 2 && author.length <= 24;
    if (author === '' || noNameEnd.test(author) || !(isSetApart || looksLikeName)) return null;
    return { kind: 'named', author: author.replace(/\s+(?:APP|アプリ|BOT)$/, ''), stamp: found.stamp };
  }
  return null;
}

function readStamp(text: string, from: number): { stamp: Stamp; hasHalf: boolean; end: number } | null {
  const day = readDay(text, from);
  const clockFrom = day === null ? from : endOf(joint, text, day.end);
  const found =
    day !== null && clockFrom === day.end && !/[日)）]/.test(text[day.end - 1] ?? '')
      ? null
      : readClock(text, clockFrom);
  if (found === null) return null;
  const { clock, zone, hasHalf, end } = found;
  return { stamp: { day: day?.day ?? null, clock, zone }, hasHalf, end };
}

function endOf(sticky: RegExp, text: string, from: number): number {
  return from + (matchAt(sticky, text, from)?.[0].length ?? 0);
}

/** Wide figures, colons and every kind of space in their plain form, each one sign for one, so that places stay the same. */
function plainFigures(text: string): string {
  return text
    .replace(/[０-９]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[：﹕]/g, ':')
    .replace(/[／]/g, '/')
    .replace(/[［]/g, '[')
    .replace(/[］]/g, ']')
    .replace(/[^\S\t ]/g, ' ');
}
