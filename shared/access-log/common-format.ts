/** The common and the combined log format of Apache and nginx, and what people put behind them. */
import { type AccessEntry, type DurationUnit, durationFields, pathOf, type WrittenDuration } from './access-entry.ts';
import { commonTime, parseCommonTime } from './log-time.ts';
import { durationOfField, durationWithUnit, plainNumber } from './written-duration.ts';

/** In front stand the client, perhaps behind a virtual host, and two names; no quote comes before the request. */
const line = new RegExp(
  String.raw`^[^"\n]{1,512}?\[(${commonTime})\] "((?:[^"\\]|\\.)*)" (\d{3}) (?:\d+|-)(?: (.*))?$`,
  's',
);
const word = /"(?:[^"\\]|\\.)*"|\S+/g;
const request = /^([A-Z][A-Z-]{1,20}) (\S+)(?: HTTP\/\d(?:\.\d)?)?$/;

export function parseCommonLine(text: string, unit: DurationUnit | null): AccessEntry | null {
  const [, time, asked = '', status, rest = ''] = line.exec(text) ?? [];
  const atMs = time === undefined ? null : parseCommonTime(time);
  if (atMs === null) return null;
  const words = rest.match(word) ?? [];
  const isCombined = isQuoted(words[0]) && isQuoted(words[1]);
  // What is no request at all, such as a handshake on the wrong port, was answered too.
  const [, method = null, target] = request.exec(asked) ?? [];
  return {
    atMs,
    status: Number(status),
    method,
    path: target === undefined ? null : pathOf(target),
    userAgent: isCombined ? unquoted(words[1] ?? '') : null,
    ...durationFields(durationAmong(isCombined ? words.slice(2) : words), unit),
  };
}

/** A word with its unit says most; then one with a name; then the first bare number. */
function durationAmong(words: readonly string[]): WrittenDuration | null {
  for (const find of [durationWithUnit, namedDuration, bareNumber]) {
    const found = words.map((each) => find(unquoted(each))).find((each) => each !== null);
    if (found) return found;
  }
  return null;
}

/** `rt=0.123`, as in nginx's own examples, or `request_time=0.123`. */
function namedDuration(text: string): WrittenDuration | null {
  const [, name = '', value = ''] = /^([\w.-]{1,40})=(.+)$/.exec(text) ?? [];
  return name === '' ? null : durationOfField(name === 'rt' ? 'request_time' : name, unquoted(value));
}

function bareNumber(text: string): WrittenDuration | null {
  return plainNumber.test(text) ? { value: Number(text), unit: null } : null;
}

function isQuoted(text: string | undefined): boolean {
  return text?.startsWith('"') ?? false;
}

function unquoted(text: string): string {
  return text.length > 1 && isQuoted(text) && text.endsWith('"') ? text.slice(1, -1) : text;
}
