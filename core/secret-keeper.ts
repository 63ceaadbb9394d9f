/**
 * Secrets by reference. Values live in the system's key store (through the host), in the user's own environment and files,
 * or in this process's memory for a session; the record and the settings hold references alone.
 */
import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import type { SecretRef } from '../shared/environment/environment.ts';
import type { SecretStore } from './ports.ts';
import type { SecretProgram } from './secret-program.ts';

/** Which secret of which environment, e.g. `env-1/databasePassword`. */
export type SecretSlot = string;

export type SecretKeeper = {
  /** The value behind a reference, or null when it cannot be had now. `renewed`: the last one was refused by the target. */
  resolve(ref: SecretRef, slot: SecretSlot, wanted?: 'renewed'): Promise<string | null>;
  /**
   * Keeps a value under the reference's own rule: `stored` in the key store where that can be used now, anything else in memory
   * for this session.
   */
  keep(ref: SecretRef | null, slot: SecretSlot, value: string): Promise<void>;
  /** Takes a value out of the key store and of memory, for a slot that is gone. */
  forget(ref: SecretRef | null, slot: SecretSlot): Promise<void>;
  /** Whether a value can be had now. A helper program is run for it only where `running` says so: listing starts no programs. */
  has(ref: SecretRef | null, slot: SecretSlot, running?: 'running'): Promise<boolean>;
  /** Makes a value known that came from elsewhere, such as a password file, so that it is taken out of every text. */
  remember(value: string): void;
  /** Every value seen so far, old ones included, for redaction. */
  known(): string[];
};

/** Other users may not read a file that holds a secret; Windows has no such bits to look at. */
const groupAndOthers = 0o077;
/** No token or password is longer; a longer file is named by mistake. */
const mostSecretBytes = 64 * 1024;

export function createSecretKeeper(
  keyStore: SecretStore | null,
  environment: NodeJS.ProcessEnv,
  program: SecretProgram,
): SecretKeeper {
  const session = new Map<SecretSlot, string>();
  const seen = new Set<string>();

  async function find(ref: SecretRef, slot: SecretSlot, wanted?: 'renewed'): Promise<string | null> {
    switch (ref.kind) {
      case 'env':
        return environment[ref.name] ?? null;
      case 'file':
        return readSecretFile(ref.path);
      case 'stored':
        return session.get(slot) ?? (await keyStore?.get(ref.id)) ?? null;
      case 'program':
        return wanted === 'renewed' ? program.printAnew(ref.argv) : program.print(ref.argv);
      case 'ask':
      case 'pgpass':
        return session.get(slot) ?? null;
    }
  }

  async function resolve(ref: SecretRef, slot: SecretSlot, wanted?: 'renewed'): Promise<string | null> {
    const value = await find(ref, slot, wanted);
    if (value) seen.add(value);
    return value;
  }

  return {
    resolve,
    async keep(ref, slot, value) {
      seen.add(value);
      if (ref?.kind === 'stored' && keyStore && (await keyStore.status()).available) await keyStore.set(ref.id, value);
      else session.set(slot, value);
    },
    async forget(ref, slot) {
      session.delete(slot);
      if (ref?.kind === 'stored') await keyStore?.remove(ref.id);
    },
    async has(ref, slot, running) {
      if (ref === null) return false;
      if (ref.kind === 'program' && running === undefined) return true;
      return (await resolve(ref, slot)) !== null;
    },
    remember: (value) => void seen.add(value),
    known: () => [...seen],
  };
}

/**
 * Read in one go: waiting five times for a file of some bytes would take longer than many a check that needs it. What is looked at
 * is what is read, and a pipe or a device is never waited for.
 */
function readSecretFile(path: string): string | null {
  let file: number | null = null;
  try {
    file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const stats = fstatSync(file);
    const isOpenToOthers = process.platform !== 'win32' && (stats.mode & groupAndOthers) !== 0;
    if (!stats.isFile() || stats.size > mostSecretBytes || isOpenToOthers) return null;
    return readFileSync(file, 'utf8').replace(/\r?\n$/, '');
  } catch {
    return null;
  } finally {
    if (file !== null) closeSync(file);
  }
}
