/** The file by which another command finds the drill of a folder, and which keeps a second one out. */
import { once } from 'node:events';
import { linkSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import type { ReadyFacts } from './facts.ts';
import { writePrivateFile } from './private-file.ts';
import { isAlive } from './process-table.ts';

/** What the file holds; `facts` are null while the drill is still starting. */
export type DrillState = {
  /** The drill's own process. */
  pid: number;
  /** Where commands are taken: POST /control with this bearer token. */
  control: { port: number; token: string };
  facts: ReadyFacts | null;
};

/** Null when there is no such file. */
export function readState(file: string): DrillState | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as DrillState;
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ENOENT') return null;
    throw error;
  }
}

export function writeState(file: string, state: DrillState): void {
  writePrivateFile(file, serialised(state));
}

/**
 * Writes the file where no drill runs in its folder: whole or not at all, so that of two that start at once one gets it.
 * Throws one sentence when another has it.
 */
export async function claim(file: string, state: DrillState): Promise<void> {
  const own = `${file}.${state.pid}`;
  writePrivateFile(own, serialised(state));
  try {
    for (;;) {
      const other = readState(file);
      if (other !== null && (await isRunning(other))) {
        throw new Error(`a drill runs here already (process ${other.pid}, ${file})`);
      }
      if (other !== null) rmSync(file, { force: true });
      if (linked(own, file)) return;
    }
  } finally {
    rmSync(own, { force: true });
  }
}

function linked(own: string, file: string): boolean {
  try {
    linkSync(own, file);
    return true;
  } catch (error) {
    if ((error as { code?: unknown }).code === 'EEXIST') return false;
    throw error;
  }
}

function serialised(state: DrillState): string {
  return `${JSON.stringify(state, null, 2)}\n`;
}

/** Whether the drill of this state still runs: its process is there, and it listens for commands. */
async function isRunning(state: DrillState): Promise<boolean> {
  if (!isAlive(state.pid)) return false;
  const socket = connect({ host: '127.0.0.1', port: state.control.port });
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
