/**
 * Where this program's own files lie. From the sources (`node server/cli.ts`) the project's folder is one step up; from a bundle,
 * which always lies one folder below `dist/`, it is two.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from '../shared/schema.ts';

const runsFromSource = import.meta.filename.endsWith('.ts');
export const programRoot = runsFromSource ? join(import.meta.dirname, '..') : join(import.meta.dirname, '..', '..');

/** The built pages. */
export const rendererFolder = join(programRoot, 'dist', 'renderer');

/** The built preload script. */
export const preloadFile = join(programRoot, 'dist', 'preload', 'preload.cjs');

/** Programs of their own beside the one that runs. */
export const ownProgram = runsFromSource
  ? { drill: join(programRoot, 'drill', 'main.ts'), backup: join(programRoot, 'server', 'backup', 'main.ts') }
  : {
      drill: join(programRoot, 'dist', 'drill', 'main.js'),
      backup: join(programRoot, 'dist', 'backup', 'main.js'),
    };

export function programVersion(): string {
  const text = readFileSync(join(programRoot, 'package.json'), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}
