/** The list of deployments, as a release tool keeps it: "ISO-time version description", newest last. */
import { appendFileSync, writeFileSync } from 'node:fs';
import type { Version } from './api/releases.ts';
import { isoWithZone } from './time-format.ts';

const hourMs = 3_600_000;

/** The release that a healthy drill runs: the newest of the history. */
export const soundVersion: Version = 'v1.4.2';

/** Starts the list with releases that are days old. */
export function writeDeploymentHistory(file: string): void {
  writeFileSync(file, '', { mode: 0o600 });
  recordDeployment(file, 'v1.4.0', 'Shared lists', 24 * 24 * hourMs);
  recordDeployment(file, 'v1.4.1', 'Correct the order of todos', 11 * 24 * hourMs);
  recordDeployment(file, soundVersion, 'Remember the time zone of a user', 3 * 24 * hourMs);
}

/** Adds a line for a deployment that happened `agoMs` before now. */
export function recordDeployment(file: string, version: Version, description: string, agoMs: number): void {
  appendFileSync(file, `${isoWithZone(new Date(Date.now() - agoMs))} ${version} ${description}\n`);
}
