/** Which of the usual formats an access log is in, told by its lines. */
import type { AccessEntry, DurationUnit } from './access-entry.ts';
import { parseCommonLine } from './common-format.ts';
import { jsonFields, labelFields, wordFields } from './line-fields.ts';
import { entryOfFields, type Fields } from './named-fields.ts';

/** `common`: with or without the two fields of `combined`, and with a duration behind them. */
export type AccessLogFormat = 'common' | 'json' | 'ltsv' | 'logfmt';

type Parse = (line: string, unit: DurationUnit | null) => AccessEntry | null;

const parsers: Record<AccessLogFormat, Parse> = {
  common: parseCommonLine,
  json: ofFields(jsonFields),
  ltsv: ofFields(labelFields),
  logfmt: ofFields(wordFields),
};
const formats = Object.keys(parsers) as AccessLogFormat[];

function ofFields(fieldsOf: (line: string) => Fields | null): Parse {
  return (line, unit) => {
    const fields = fieldsOf(line);
    return fields === null ? null : entryOfFields(fields, unit);
  };
}

/** More lines tell no more. */
const sampleLines = 200;

/** The format that understands most of the last lines; null where none understands any. */
export function formatOf(lines: readonly string[]): AccessLogFormat | null {
  const sample = lines.slice(-sampleLines);
  const counts = formats.map((format) => ({
    format,
    understood: sample.filter((line) => parsers[format](line, null) !== null).length,
  }));
  const best = counts.reduce((one, other) => (other.understood > one.understood ? other : one));
  return best.understood > 0 ? best.format : null;
}

/** Null for a line that is none of that format, or tells no status or no time with a zone. */
export function parseAccessLine(line: string, format: AccessLogFormat, unit: DurationUnit | null): AccessEntry | null {
  return parsers[format](line, unit);
}
