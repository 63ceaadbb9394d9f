/**
 * Runs one of the project's TypeScript programs: `node scripts/run.mjs scripts/start.ts …`.
 *
 * This file is plain JavaScript, so that any Node can read it. The programs need Node 22.18 or later (it runs
 * TypeScript as it stands, and the SQLite addon crashes an older one), so under an older Node they are handed to the
 * one in node_modules.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [program] = process.argv.slice(2);

if (program === undefined) {
  console.error('usage: node scripts/run.mjs PROGRAM [ARGUMENTS]');
  process.exitCode = 2;
} else if (isNewEnough(process.versions.node)) {
  const path = resolve(root, program);
  process.argv.splice(1, 2, path);
  await import(pathToFileURL(path).href);
} else {
  runUnderOwnNode();
}

/** @param {string} version */
function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 22 || (major === 22 && minor >= 18);
}

function runUnderOwnNode() {
  const node = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (!existsSync(node)) {
    console.error(`Node ${process.versions.node} is too old and node_modules has no newer one: run "npm ci" first.`);
    process.exitCode = 2;
    return;
  }
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => child.kill(signal));
  }
  child.on('error', (error) => {
    console.error(error.message);
    process.exitCode = 2;
  });
  child.on('exit', (code) => {
    process.exitCode = code ?? 1;
  });
}
