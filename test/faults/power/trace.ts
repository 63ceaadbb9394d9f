/** What a host wrote to its record, what it asked the disk to keep, and what it answered, in the order in which it did. */
import { basename, dirname } from 'node:path';
import { traces } from '../../../scripts/find-strace.ts';

export type Operation =
  | { kind: 'write'; file: string; offset: number; bytes: Buffer }
  | { kind: 'truncate'; file: string; bytes: number }
  | { kind: 'remove'; file: string }
  | { kind: 'sync'; file: string }
  | { kind: 'acknowledged'; eventIds: string[] };

const calls = ['pwrite64', 'pwritev', 'fsync', 'fdatasync', 'ftruncate', 'unlink', 'write', 'writev'];
/** A page of the record, or the part of an answer that names events. */
const longestText = 16_384;

/** The tracer's words in front of a program. */
export function tracer(output: string): string[] {
  const what = ['-e', `trace=${calls.join(',')}`];
  return ['strace', '-f', '-qq', '-y', '-xx', '-s', String(longestText), ...what, '-o', output];
}

export function tracerObstacle(): string | null {
  if (process.platform !== 'linux') return 'strace is of Linux';
  return traces() ? null : 'strace is not installed, or may trace nothing';
}

/** Reads the tracer's output; only what concerns the record in `dataDir`, and answers that name events. */
export function readTrace(text: string, dataDir: string): Operation[] {
  const operations: Operation[] = [];
  const unfinished = new Map<string, string>();
  for (const line of text.split('\n')) {
    const [, thread = '', rest = ''] = /^(\d+)\s+(.*)$/.exec(line) ?? [];
    if (rest.endsWith('<unfinished ...>')) {
      unfinished.set(thread, rest.slice(0, -'<unfinished ...>'.length));
      continue;
    }
    const [, end] = /^<\.\.\. \w+ resumed>(.*)$/.exec(rest) ?? [];
    const whole = end === undefined ? rest : `${unfinished.get(thread) ?? ''}${end}`;
    const operation = readCall(whole, dataDir);
    if (operation !== null) operations.push(operation);
  }
  return operations;
}

function readCall(text: string, dataDir: string): Operation | null {
  const [, call = '', argumentsText = '', result = ''] = /^(\w+)\((.*)\)\s+= (-?\d+)/.exec(text) ?? [];
  if (result === '' || result.startsWith('-')) return null;
  if (call === 'unlink') return fileOf(dataDir, textOf(argumentsText), (file) => ({ kind: 'remove', file }));
  const [, escapedPath = '', more = ''] = /^\d+<([^>]*)>(?:, )?(.*)$/.exec(argumentsText) ?? [];
  const path = textOf(escapedPath);
  switch (call) {
    case 'fsync':
    case 'fdatasync':
      return fileOf(dataDir, path, (file) => ({ kind: 'sync', file }));
    case 'ftruncate':
      return fileOf(dataDir, path, (file) => ({ kind: 'truncate', file, bytes: Number(more) }));
    case 'pwrite64': {
      const [, content = '', offset = ''] = /^"([^"]*)", \d+, (\d+)$/.exec(more) ?? [];
      return fileOf(dataDir, path, (file) => ({
        kind: 'write',
        file,
        offset: Number(offset),
        bytes: bytesOf(content),
      }));
    }
    case 'write':
    case 'writev':
      return acknowledgement(more);
    default:
      throw new Error(`${call} to ${path} is not known to the replay`);
  }
}

/** Of what lies in the data folder, the record alone: the lock beside it holds nothing. */
function fileOf(dataDir: string, path: string, make: (file: string) => Operation): Operation | null {
  const isRecord = dirname(path) === dataDir && basename(path).startsWith('record.db') && !path.endsWith('-shm');
  return isRecord ? make(basename(path)) : null;
}

function acknowledgement(escaped: string): Operation | null {
  const text = [...escaped.matchAll(/"([^"]*)"/g)].map(([, content = '']) => textOf(content)).join('');
  const [, list] = /"eventIds":\[([^\]]*)\]/.exec(text) ?? [];
  if (list === undefined || !text.includes('HTTP/1.1 200')) return null;
  return { kind: 'acknowledged', eventIds: [...list.matchAll(/"([^"]+)"/g)].map(([, id = '']) => id) };
}

function textOf(text: string): string {
  return bytesOf(text.replaceAll('"', '')).toString('utf8');
}

function bytesOf(escaped: string): Buffer {
  return Buffer.from(escaped.replaceAll('\\x', ''), 'hex');
}
