/**
 * An HTML file as PDF, printed by a window that nobody sees: no script, no preload, a session of its own that answers nothing but
 * the file itself.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { BrowserWindow, session } from 'electron';

/** Not kept on disk, and no part of the app's own session. */
const partition = 'hikeshi-print';

export async function printPdf(html: string): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'hikeshi-print-'));
  const page = join(folder, 'document.html');
  const address = pathToFileURL(page).href;
  session.fromPartition(partition).webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: url !== address }));
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      partition,
      javascript: false,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
    },
  });
  try {
    await writeFile(page, html, { mode: 0o600 });
    await window.loadURL(address);
    return await window.webContents.printToPDF({
      printBackground: true,
      preferCSSPageSize: true,
      generateTaggedPDF: true,
      generateDocumentOutline: true,
    });
  } finally {
    window.destroy();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
