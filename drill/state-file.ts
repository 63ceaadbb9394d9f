/** The file by which another command finds the drill of a folder, and which keeps a second one out. */
import { once } from 'node:events';
import { closeSync, openSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import type { ReadyFacts } from './facts.ts';
import { writePrivateFile } from './private-file.ts';

/** What the file holds; `facts` are null while the drill is still starting. */
export type DrillState = {
  /** The drill's own process. */
  pid: number;
  /** Where commands are taken: POST /control with this bearer token. */
  control: { port: number; token: string };
  /** The cluster's folder, once there is one: what must go if the drill itself died before it could remove it. */
  temporaryDirectory: string | null;
  fault: string | null;
  facts: ReadyFacts | null;
};

/** Null when there is no such file, or it is half written by a drill that died. */
export function readState(file: string): DrillState | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as DrillState;
  } catch {
    return null;
  }
}

export function writeState(file: string, state: DrillState): void {
  writePrivateFile(file, `${JSON.stringify(state, null, 2)}\n`);
}

/** Takes the folder for this process: false when the file is there already. */
export function claim(file: string): boolean {
  try {
    closeSync(openSync(file, 'wx', 0o600));
    return true;
  } catch (error) {
    if ((error as { code?: unknown }).code === 'EEXIST') return false;
    throw error;
  }
}

export function release(file: string): void {
  rmSync(file, { force: true });
}

/** Whether the drill of this state still runs: its process is there, and it listens for commands. */
export async function isRunning(state: DrillState): Promise<boolean> {
  try {
    process.kill(state.pid, 0);
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'EPERM') return false;
  }
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
