/** The application log as rotation left it before the drill began: the quiet days since the newest releases were deployed. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { gzipSync } from 'node:zlib';
import { apiLogLine } from './api/log.ts';
import { pastDeployments } from './deployments.ts';

const dayMs = 24 * 3_600_000;
const restartMs = 900;

/** Packs the lines of every start since the last deployment but one, and of each night's clearing up. */
export function writeRotatedLog(file: string, port: number, nowMs: number): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, gzipSync(quietDays(port, nowMs)), { mode: 0o600 });
}

function quietDays(port: number, nowMs: number): string {
  const starts = pastDeployments.slice(-2).flatMap(({ version, agoMs }) => [
    { atMs: nowMs - agoMs, text: `todo-api ${version} is starting` },
    { atMs: nowMs - agoMs + restartMs, text: `todo-api ${version} listens on 127.0.0.1:${port}` },
  ]);
  const nights = Array.from({ length: 10 }, (_, night) => ({
    atMs: nowMs - (10 - night) * dayMs + dayMs / 4,
    text: 'removed lists that were deleted more than 30 days ago',
  }));
  return [...starts, ...nights]
    .sort((one, other) => one.atMs - other.atMs)
    .map(({ atMs, text }) => apiLogLine(new Date(atMs), 'INFO', text))
    .join('');
}
