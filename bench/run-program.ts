/** A rival's program, run as a person or a script would: to its end, with its output read. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Rejects where it cannot be started; what it answers is its own business. */
export async function runProgram(
  file: string,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<number> {
  const child = spawn(file, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } });
  child.stdout.resume();
  child.stderr.resume();
  const [code] = await once(child, 'close');
  return typeof code === 'number' ? code : -1;
}

/** The path of an installed program, or null. */
export function installedProgram(name: string): string | null {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const names = process.platform === 'win32' ? [`${name}.exe`] : [name];
  return folders.flatMap((folder) => names.map((each) => join(folder, each))).find((path) => existsSync(path)) ?? null;
}
