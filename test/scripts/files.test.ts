/** What the build reads of files: whether sources changed, and what a page costs before it shows anything. */
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { contentHash, filesBelow } from '../../scripts/content-hash.ts';
import { describeFirstLoad, measureFirstLoad } from '../../scripts/first-load.ts';
import { root } from '../../scripts/root.ts';

describe('the hash of sources', () => {
  it('is of every name and every byte', () => {
    const licence = readFileSync(join(root, 'LICENSE'));
    const expected = createHash('sha256').update(`LICENSE\0${licence.length}\0`).update(licence).digest('hex');
    expect(contentHash(['LICENSE'])).toBe(expected);
    expect(contentHash(['LICENSE', 'package.json'])).not.toBe(contentHash(['package.json', 'LICENSE']));
    expect(contentHash(['LICENSE', 'nowhere'])).toBe(expected);
  });

  it('finds the files of a folder in one order', () => {
    const runbooks = filesBelow('runbooks').map((path) => path.replaceAll('\\', '/'));
    expect(runbooks).toEqual(['runbooks/todo-api.en.md', 'runbooks/todo-api.ja.md']);
  });
});

describe('the first load of a page', () => {
  function builtPages(): { folder: string; sizeOf: (name: string) => number } {
    const folder = mkdtempSync(join(tmpdir(), 'hikeshi-first-load-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    mkdirSync(join(folder, 'assets'));
    const sizes = new Map<string, number>();
    for (const name of ['main.js', 'shared.js', 'later.js', 'main.css', 'shared.css', 'later.css']) {
      const content = randomBytes(1_000);
      writeFileSync(join(folder, 'assets', name), content);
      sizes.set(name, gzipSync(content).length);
    }
    const manifest = {
      'index.html': {
        file: 'assets/main.js',
        isEntry: true,
        imports: ['_shared.js'],
        dynamicImports: ['later.tsx'],
        css: ['assets/main.css'],
      },
      '_shared.js': { file: 'assets/shared.js', imports: ['index.html'], css: ['assets/shared.css'] },
      'later.tsx': { file: 'assets/later.js', isDynamicEntry: true, css: ['assets/later.css'] },
    };
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
    return { folder, sizeOf: (name) => sizes.get(name) ?? 0 };
  }

  it('is what the entry imports at once, each file once, and nothing that comes later', () => {
    const { folder, sizeOf } = builtPages();
    const load = measureFirstLoad(folder);
    expect(load.scriptBytes).toBe(sizeOf('main.js') + sizeOf('shared.js'));
    expect(load.styleBytes).toBe(sizeOf('main.css') + sizeOf('shared.css'));
    expect(load.totalBytes).toBe(load.scriptBytes + load.styleBytes);
    expect(
      describeFirstLoad({ scriptBytes: 130_140, styleBytes: 13_060, totalBytes: 143_200, limitBytes: 200_000 }),
    ).toBe('first load of the renderer: 143.2 of 200 KB gzipped (scripts 130.1, styles 13.1)');
  });
});
