/**
 * The files of the built renderer, listed once at start. A request names a key of this list or gets nothing: no path from outside
 * is ever joined to a folder.
 */
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';

export type StaticFile = { file: string; contentType: string };

/** By URL path: `/`, `/assets/main-1a2b3c.js`. */
export type StaticFiles = ReadonlyMap<string, StaticFile>;

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

/** Lists what may be served: files of known types below `folder`. Throws where there is no `index.html`, since then nothing was built. */
export function listStaticFiles(folder: string): StaticFiles {
  const files = new Map<string, StaticFile>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const contentType = contentTypes[extname(entry.name)];
    if (!entry.isFile() || contentType === undefined) continue;
    const file = join(entry.parentPath, entry.name);
    const path = file.slice(folder.length).replaceAll('\\', '/').replace(/^\/?/, '/');
    files.set(path === '/index.html' ? '/' : path, { file, contentType });
  }
  if (!files.has('/')) throw new Error(`no index.html in ${folder}: run "npm run build" first`);
  return files;
}

/** Reads a listed file; null where the list does not have the path. */
export async function readStaticFile(
  files: StaticFiles,
  path: string,
): Promise<{ bytes: Uint8Array<ArrayBuffer>; contentType: string } | null> {
  const found = files.get(path);
  if (found === undefined) return null;
  return { bytes: new Uint8Array(await readFile(found.file)), contentType: found.contentType };
}
