/**
 * `npm start`: builds what is stale and opens the app in Electron. Where Electron cannot be had or does not start, it
 * opens the same app in a browser window through the loopback server; without a display the address is printed.
 * Arguments after `npm start --` go to the app.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { buildIfStale } from './build-if-stale.ts';
import { hasDisplay } from './display.ts';
import { findElectron, findOrDownloadElectron } from './electron-binary.ts';
import { childEnvironment, root } from './root.ts';

/** An Electron that ends with an error this soon never showed its window: a library it needs is missing. */
const startFailureMs = 10_000;
const downloadLimitMs = 20_000;
const appArguments = process.argv.slice(2);

try {
  await buildIfStale();
  process.exitCode = await open();
} catch (error) {
  console.error(error);
  process.exitCode = 1;
}

async function open(): Promise<number> {
  if (!hasDisplay()) {
    const binary = findElectron() === null ? 'its binary has not been downloaded, and ' : '';
    console.log(`Electron is not used: ${binary}there is no display. The same app is served for a browser:`);
    return serve(['--no-open']);
  }
  const electron = findOrDownloadElectron(downloadLimitMs);
  if (electron.path === null) {
    console.log(`The Electron binary cannot be had (${electron.reason}). The same app opens in a browser window:`);
    return serve([]);
  }
  const startedAt = performance.now();
  const code = await run(electron.path, [...rootSwitches(), root, ...appArguments]);
  if (code === 0 || performance.now() - startedAt > startFailureMs) {
    return code;
  }
  console.log(`Electron ended at once (exit code ${code}). The same app opens in a browser window:`);
  return serve([]);
}

function serve(serverArguments: string[]): Promise<number> {
  const commandLine = join(root, 'dist', 'cli', 'hikeshi.js');
  return run(process.execPath, [commandLine, 'serve', ...serverArguments, ...appArguments]);
}

/** Chromium refuses to run as root with its sandbox on. */
function rootSwitches(): string[] {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) {
    return [];
  }
  console.log('Running as root, so without the sandbox of Chromium.');
  return ['--no-sandbox'];
}

/** Resolves with the exit code; what would end this process ends the child. */
function run(program: string, programArguments: string[]): Promise<number> {
  const child = spawn(program, programArguments, { cwd: root, env: childEnvironment(), stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => child.kill(signal));
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
}
