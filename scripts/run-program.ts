import { spawn } from 'node:child_process';
import { childEnvironment, root } from './root.ts';

export type ProgramResult = { code: number; output: string };

/**
 * Runs one of the programs in node_modules under the Node of this process and resolves when it has ended. With
 * `echo` its output is shown while it runs, else it is collected.
 */
export function runProgram(
  entry: string,
  programArguments: readonly string[],
  { echo = false, environment = {} }: { echo?: boolean; environment?: Record<string, string> } = {},
): Promise<ProgramResult> {
  const child = spawn(process.execPath, [entry, ...programArguments], {
    cwd: root,
    env: childEnvironment(environment),
    stdio: ['ignore', echo ? 'inherit' : 'pipe', echo ? 'inherit' : 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}
