/** The two logs of the API. Lines are written before the call returns, so a process that ends has said why. */
import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { combinedLogTime, isoWithZone } from '../time-format.ts';

export type Level = 'INFO' | 'WARN' | 'ERROR' | 'FATAL';

export type AccessEntry = {
  address: string;
  method: string;
  path: string;
  status: number;
  bytes: number;
  userAgent: string;
  durationMs: number;
};

export type Logs = {
  /** `2026-11-24T17:05:09.120+09:00 ERROR message`; a stack trace follows on lines of its own. */
  application(level: Level, message: string, stack?: string): void;
  /** The combined log format, and the duration in seconds behind it. */
  access(entry: AccessEntry): void;
};

/** One line of the application log, with its line feed. */
export function apiLogLine(time: Date, level: Level, message: string): string {
  return `${isoWithZone(time)} ${level.padEnd(5)} ${message}\n`;
}

export function openLogs(directory: string): Logs {
  mkdirSync(directory, { recursive: true });
  const write = (file: string, text: string) => appendFileSync(join(directory, file), text, { mode: 0o600 });
  // There from the start, so that who looks before the first request finds an empty file and not none.
  write('access.log', '');
  return {
    application(level, message, stack) {
      const frames = stack === undefined ? '' : `${stack}\n`;
      write('app.log', `${apiLogLine(new Date(), level, message)}${frames}`);
    },
    access(entry) {
      const request = `"${entry.method} ${entry.path} HTTP/1.1"`;
      const client = `"-" ${JSON.stringify(entry.userAgent)}`;
      const seconds = (entry.durationMs / 1_000).toFixed(3);
      write(
        'access.log',
        `${entry.address} - - [${combinedLogTime(new Date())}] ${request} ${entry.status} ${entry.bytes} ${client} ${seconds}\n`,
      );
    },
  };
}
