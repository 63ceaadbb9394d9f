/** When a backup is due, at both sides of each limit. */
import { expect, it } from 'vitest';
import { type BackupFacts, isBackupDue } from '../../../shared/backup/backup-due.ts';

const nowMs = Date.UTC(2026, 10, 24);
const minuteMs = 60_000;
const quiet: BackupFacts = { nowMs, lastMadeAtMs: nowMs, failedAtMs: null, anyOpen: false, closedAtMs: null };

it.each<[string, Partial<BackupFacts>, boolean]>([
  ['none was ever made', { lastMadeAtMs: null }, true],
  ['the last one is younger than twelve hours', { lastMadeAtMs: nowMs - 719 * minuteMs }, false],
  ['the last one is twelve hours old', { lastMadeAtMs: nowMs - 720 * minuteMs }, true],
  ['an incident is open, 59 minutes after the last', { anyOpen: true, lastMadeAtMs: nowMs - 59 * minuteMs }, false],
  ['an incident is open, an hour after the last', { anyOpen: true, lastMadeAtMs: nowMs - 60 * minuteMs }, true],
  ['an incident was closed after the last', { lastMadeAtMs: nowMs - 2, closedAtMs: nowMs - 1 }, true],
  ['an incident was closed before the last', { lastMadeAtMs: nowMs - 1, closedAtMs: nowMs - 2 }, false],
  ['one failed a moment ago', { lastMadeAtMs: null, failedAtMs: nowMs - 14 * minuteMs }, false],
  ['one failed a quarter of an hour ago', { lastMadeAtMs: null, failedAtMs: nowMs - 15 * minuteMs }, true],
  ['the last one lies ahead, since the clock was set back', { lastMadeAtMs: nowMs + 1 }, true],
  ['a failure lies ahead, since the clock was set back', { lastMadeAtMs: null, failedAtMs: nowMs + 1 }, true],
])('%s', (_, facts, due) => {
  expect(isBackupDue({ ...quiet, ...facts })).toBe(due);
});
