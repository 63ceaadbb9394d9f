/** Durations as logs write them: the unit stands behind the number, or in the field's name, or nobody says it. */
import type { WrittenDuration } from './access-entry.ts';

type Unit = WrittenDuration['unit'];

/** The last word of a name, its words apart. */
const unitWords: readonly [RegExp, Unit][] = [
  [/^(?:ms|msecs?|millis|milliseconds?)$/, 'ms'],
  [/^(?:us|µs|usecs?|micros|microsecs?|microseconds?)$/, 'us'],
  [/^(?:ns|nsecs?|nanos|nanoseconds?)$/, 'ns'],
  [/^(?:s|secs?|seconds?)$/, 's'],
];

function unitInName(name: string): Unit {
  const words = name
    .replace(/(?<=[a-z\d])(?=[A-Z])/g, '_')
    .toLowerCase()
    .split(/[_.-]/);
  return unitWords.find(([unit]) => unit.test(words.at(-1) ?? ''))?.[1] ?? null;
}

/** Fields that one well-known writer defines, with its unit. */
const definedFields: Readonly<Record<string, Unit>> = {
  // nginx and the labels of LTSV
  request_time: 's',
  reqtime: 's',
  // pino-http
  responseTime: 'ms',
  // Elastic Common Schema
  'event.duration': 'ns',
};

const durationWords =
  /duration|latency|elapsed|took|taken|service|(?:request|response|req|res|resp|process(?:ing)?)_?-?time|^rt$/i;

/** A field that says how long the request took; null where its name or value says nothing of the kind. */
export function durationOfField(name: string, value: string | number): WrittenDuration | null {
  const defined = Object.hasOwn(definedFields, name) ? (definedFields[name] ?? null) : null;
  if (defined === null && !durationWords.test(name)) return null;
  const unit = defined ?? unitInName(name);
  if (typeof value === 'number') return value >= 0 ? { value, unit } : null;
  const spoken = durationWithUnit(value);
  if (spoken !== null) return spoken;
  return plainNumber.test(value) ? { value: Number(value), unit } : null;
}

export const plainNumber = /^\d{1,15}(?:\.\d{1,9})?$/;
const spokenPart = /(\d{1,15}(?:\.\d{1,9})?)(h|ms|m|s|us|µs|μs|ns)/gy;
const secondsIn: Readonly<Record<string, number>> = {
  h: 3_600,
  m: 60,
  s: 1,
  ms: 0.001,
  us: 0.000_001,
  µs: 0.000_001,
  μs: 0.000_001,
  ns: 0.000_000_001,
};

/** `12ms`, `929.675µs`, `1m2.5s`: a number with its unit, as Go writes it; null without one. */
export function durationWithUnit(text: string): WrittenDuration | null {
  const written = text.trim().replace(/(?<=\d) (?=\D)/g, '');
  spokenPart.lastIndex = 0;
  let seconds = 0;
  let end = 0;
  for (let part = spokenPart.exec(written); part !== null; part = spokenPart.exec(written)) {
    seconds += Number(part[1]) * (secondsIn[part[2] ?? ''] ?? 0);
    end = spokenPart.lastIndex;
  }
  return end > 0 && end === written.length ? { value: seconds, unit: 's' } : null;
}
