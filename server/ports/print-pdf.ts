/**
 * An HTML file as PDF, by an installed Chromium without a window. It gets a profile of its own that is thrown away, no name that
 * resolves, no proxy that answers, and a time limit (that no script runs is the file's own policy, since Chromium prints nothing with
 * scripts switched off); only the process that was started here is ended.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const limitMs = 60_000;

/** Null where none of the browsers printed it. */
export async function printPdf(html: string, browsers: readonly string[]): Promise<Uint8Array | null> {
  const folder = await mkdtemp(join(tmpdir(), 'hikeshi-print-'));
  try {
    const page = join(folder, 'document.html');
    await writeFile(page, html, { mode: 0o600 });
    for (const browser of browsers) {
      const printed = join(folder, 'document.pdf');
      await run(browser, printArguments(folder, page, printed));
      const bytes = await readFile(printed).catch(() => null);
      if (bytes !== null && bytes.subarray(0, 5).toString('latin1') === '%PDF-') return bytes;
    }
    return null;
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function printArguments(folder: string, page: string, printed: string): string[] {
  return [
    '--headless',
    '--disable-gpu',
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-extensions',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--host-resolver-rules=MAP * ~NOTFOUND',
    '--proxy-server=127.0.0.1:9',
    `--user-data-dir=${join(folder, 'profile')}`,
    // Chromium has no sandbox for root; what it opens here is our own file, which runs nothing.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--no-pdf-header-footer',
    '--generate-pdf-document-outline',
    `--print-to-pdf=${printed}`,
    pathToFileURL(page).href,
  ];
}

/** Until it ends, or is ended at the limit; a browser that cannot be started prints nothing. */
function run(program: string, args: readonly string[]): Promise<void> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: 'ignore', timeout: limitMs, killSignal: 'SIGKILL' });
    child.once('error', () => resolve());
    child.once('exit', () => resolve());
  });
}
