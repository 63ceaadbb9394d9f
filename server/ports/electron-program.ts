/** Electron's program, where its package lies beside this one and has its binary. Nothing is ever downloaded from here. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { programRoot } from '../paths.ts';

export function findElectronProgram(): string | null {
  const folder = join(programRoot, 'node_modules', 'electron');
  const pathFile = join(folder, 'path.txt');
  if (!existsSync(pathFile)) return null;
  const program = join(folder, 'dist', readFileSync(pathFile, 'utf8').trim());
  return existsSync(program) ? program : null;
}
