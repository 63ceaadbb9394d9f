/** Rotation as logrotate does it with `copytruncate`: writers keep their files, and the past is packed beside them. */
import { existsSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { gzipSync } from 'node:zlib';
import { apiLogLine } from './api/log.ts';
import { pastDeployments } from './deployments.ts';
import type { Layout } from './layout.ts';

/** Packs each log into `….1.gz` and empties it. */
export function rotateLogs({ logs }: Layout): void {
  for (const file of Object.values(logs)) {
    if (!existsSync(file)) continue;
    pack(file, readFileSync(file));
    truncateSync(file);
  }
}

/** What rotation left of the days before the drill began: the starts of the newest releases, and each night's clearing up. */
export function writeRotatedLog(applicationLog: string, port: number, nowMs: number): void {
  mkdirSync(dirname(applicationLog), { recursive: true });
  pack(applicationLog, quietDays(port, nowMs));
}

function pack(file: string, content: string | Buffer): void {
  writeFileSync(`${file}.1.gz`, gzipSync(content), { mode: 0o600 });
}

const dayMs = 24 * 3_600_000;
const startingMs = 900;

function quietDays(port: number, nowMs: number): string {
  const starts = pastDeployments.slice(-2).flatMap(({ version, agoMs }) => [
    { atMs: nowMs - agoMs, text: `todo-api ${version} is starting` },
    { atMs: nowMs - agoMs + startingMs, text: `todo-api ${version} listens on 127.0.0.1:${port}` },
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
