import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { isNowhere } from '../../../../core/probes/host/program-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'hikeshi-program-file-'));
const empty = join(folder, 'empty');
const full = join(folder, 'full');
for (const each of [empty, full]) mkdirSync(each);
writeFileSync(join(full, 'tool'), '#!/bin/sh\n');
chmodSync(join(full, 'tool'), 0o755);
afterAll(() => rmSync(folder, { recursive: true }));

it.runIf(process.platform !== 'win32').each([
  ['tool', [full], false],
  ['tool', [empty, full], false],
  ['tool', [empty], true],
  ['tool', [join(full, 'tool')], true],
  ['tool', [join(folder, 'not-there')], true],
  ['other', [empty, full], true],
  // A file by its place is for the system to find, or not.
  [join(empty, 'tool'), [full], false],
])('looks for %s in %j: nowhere is %s', (file, folders, nowhere) => {
  expect(isNowhere(file, folders.join(delimiter))).toBe(nowhere);
});
