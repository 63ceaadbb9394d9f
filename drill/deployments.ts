/** The list of deployments, as a release tool keeps it: "ISO-time version description", newest last. */
import { appendFileSync, writeFileSync } from 'node:fs';
import type { Version } from './api/releases.ts';
import { isoWithZone } from './time-format.ts';

const dayMs = 24 * 3_600_000;

/** The release that a healthy drill runs: the newest of the history. */
export const soundVersion: Version = 'v1.4.2';

/** Releases that have proved themselves for days, oldest first. */
export const pastDeployments: readonly { version: Version; description: string; agoMs: number }[] = [
  { version: 'v1.4.0', description: 'Shared lists', agoMs: 24 * dayMs },
  { version: 'v1.4.1', description: 'Correct the order of todos', agoMs: 11 * dayMs },
  { version: soundVersion, description: 'Remember the time zone of a user', agoMs: 3 * dayMs },
];

/** Starts the list with {@link pastDeployments}. */
export function writeDeploymentHistory(file: string): void {
  writeFileSync(file, '', { mode: 0o600 });
  for (const { version, description, agoMs } of pastDeployments) recordDeployment(file, version, description, agoMs);
}

/** Adds a line for a deployment that happened `agoMs` before now. */
export function recordDeployment(file: string, version: Version, description: string, agoMs: number): void {
  appendFileSync(file, `${isoWithZone(new Date(Date.now() - agoMs))} ${version} ${description}\n`);
}
