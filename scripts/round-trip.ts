/**
 * `npm run test:roundtrip`: 10,000 random incidents out as Markdown and back in, which takes too long for every `npm test`. Only a run
 * that found nothing writes its figure into docs/round-trip.json.
 */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.ts';

const incidents = 10_000;
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
const startedMs = performance.now();
const { status } = spawnSync(process.execPath, [vitest, 'run', 'test/shared/postmortem/export/round-trip.test.ts'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, HIKESHI_ROUND_TRIPS: String(incidents) },
});
if (status === 0) {
  const seconds = Math.round((performance.now() - startedMs) / 1_000);
  const figure = { incidents, failures: 0, seconds, endedAt: new Date().toISOString(), node: process.versions.node };
  writeFileSync(join(root, 'docs', 'round-trip.json'), `${JSON.stringify(figure, null, 2)}\n`);
}
process.exitCode = status ?? 1;
