/** Names under which the usual programs put a log aside: app.log.1, app.log.2.gz, app.log-20261124.gz, app-2026-11-24.0.log. */
import { parse } from 'node:path';

const date = /^\d{4}-?\d{2}-?\d{2}(?:[-_T.]?\d{2}(?:[:-]?\d{2}){0,2})?$/;

/** `name` and `base` are names within one folder; `base` is the log that is being written. */
export function isRotationOf(name: string, base: string): boolean {
  const unpacked = name.replace(/\.gz$/, '');
  if (unpacked.startsWith(base)) {
    const mark = /^[.-](.+)$/.exec(unpacked.slice(base.length))?.[1] ?? '';
    return /^\d{1,5}$/.test(mark) || isDated(mark) || (mark === 'old' && unpacked === name);
  }
  const { name: stem, ext } = parse(base);
  if (ext === '' || !unpacked.startsWith(stem) || !unpacked.endsWith(ext)) return false;
  const mark = /^[.-](.+)$/.exec(unpacked.slice(stem.length, unpacked.length - ext.length))?.[1] ?? '';
  return /^\d{1,5}$/.test(mark) || isDated(mark);
}

/** A date, with the number of a second file of that day. */
function isDated(mark: string): boolean {
  return date.test(mark) || date.test(mark.replace(/[.-]\d{1,3}$/, ''));
}
