import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Manifest } from 'vite';

/** What a page may cost before it shows anything: its script, all scripts that one imports at once, their styles. */
const limitBytes = 200_000;

export type FirstLoad = { scriptBytes: number; styleBytes: number; totalBytes: number; limitBytes: number };

/** Measures, gzipped, what the browser must have before the first screen. `folder` holds the built pages. */
export function measureFirstLoad(folder: string): FirstLoad {
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest;
  const scripts = new Set<string>();
  const styles = new Set<string>();
  const visit = (key: string): void => {
    const chunk = manifest[key];
    if (chunk === undefined || scripts.has(chunk.file)) {
      return;
    }
    scripts.add(chunk.file);
    for (const style of chunk.css ?? []) {
      styles.add(style);
    }
    for (const imported of chunk.imports ?? []) {
      visit(imported);
    }
  };
  for (const [key, chunk] of Object.entries(manifest)) {
    if (chunk.isEntry === true) {
      visit(key);
    }
  }
  const gzippedBytes = (files: Set<string>): number =>
    [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, file))).length, 0);
  const scriptBytes = gzippedBytes(scripts);
  const styleBytes = gzippedBytes(styles);
  return { scriptBytes, styleBytes, totalBytes: scriptBytes + styleBytes, limitBytes };
}

/** One line for people: `first load of the renderer: 143.2 of 200 KB gzipped (scripts 130.1, styles 13.1)`. */
export function describeFirstLoad(load: FirstLoad): string {
  const kilobytes = (bytes: number): string => (bytes / 1000).toFixed(1);
  const parts = `scripts ${kilobytes(load.scriptBytes)}, styles ${kilobytes(load.styleBytes)}`;
  return `first load of the renderer: ${kilobytes(load.totalBytes)} of ${load.limitBytes / 1000} KB gzipped (${parts})`;
}
