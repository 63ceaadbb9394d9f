/**
 * A connection to a target through `ssh -W`: the far end connects, and bytes go over the ssh process's own pipes. Nothing listens
 * anywhere, so no other user of this machine can use the way, and there is no port that must be waited for.
 */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { homedir } from 'node:os';
import { Duplex } from 'node:stream';
import { environmentForPrograms, killGroup, runProgram } from '../host/run-program.ts';
import { PathFailure, TargetFailure } from './path-failure.ts';
import type { SshLink } from './ssh-connections.ts';
import { forwardFailureOf, isLoggedIn, isRefusedWithoutReason, pathFailureOf } from './ssh-fault.ts';
import { streamWords } from './ssh-words.ts';

export type Target = { host: string; port: number };

/** As much as a failure ever says; a bastion's greeting may be long. */
const errorsLimit = 64 * 1024;
const reasonLimitMs = 6_000;

/** Behaves as a socket to those who make one themselves. Fails with PathFailure, TargetFailure, or, cut in the middle, ECONNRESET. */
export class SshStream extends Duplex {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #link: SshLink;
  readonly #target: Target;
  readonly #ownLink: SshLink | null;
  #errors = '';
  #received = false;

  /** @param ownLink where the reason of a refusal is asked for that a shared connection does not tell; null where none is wanted. */
  constructor(link: SshLink, target: Target, ownLink: SshLink | null) {
    // An answer may still come when all is said: one side's end is not the other's.
    super({ allowHalfOpen: true });
    this.#link = link;
    this.#target = target;
    this.#ownLink = ownLink;
    const [file = '', ...words] = [...link.argv, ...streamWords(link.alias, target)];
    this.#child = spawn(file, words, {
      cwd: homedir(),
      env: environmentForPrograms(process.env),
      stdio: ['pipe', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
      windowsHide: true,
    });
    this.#child.stdout.on('data', (chunk: Buffer) => {
      this.#received = true;
      if (!this.push(chunk)) this.#child.stdout.pause();
    });
    this.#child.stderr.on('data', (chunk: Buffer) => {
      if (this.#errors.length < errorsLimit) this.#errors += chunk.toString('utf8');
    });
    // Of a process that ends in the middle the pipe says so too; how it ended is told below.
    this.#child.stdin.on('error', () => {});
    this.#child.once('error', () =>
      this.destroy(new PathFailure('sshMissing', `ssh ${link.alias}`, 'ssh is not installed')),
    );
    this.#child.once('close', (code) => void this.#ended(code));
  }

  /** Whether the login stood: what failed or was silent after it is the target's, or the far end's way to it. */
  get isLoggedIn(): boolean {
    return this.#link.isShared || isLoggedIn(this.#errors);
  }

  /** For the driver of the database, which connects its own socket. */
  connect(): this {
    process.nextTick(() => this.emit('connect'));
    return this;
  }

  setNoDelay(): this {
    return this;
  }

  setKeepAlive(): this {
    return this;
  }

  /** Time is kept by whoever asks. */
  setTimeout(): this {
    return this;
  }

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }

  override _read(): void {
    this.#child.stdout.resume();
  }

  override _write(chunk: Buffer, _: BufferEncoding, done: (error?: Error | null) => void): void {
    if (this.#child.stdin.writable) this.#child.stdin.write(chunk, () => done());
    else done();
  }

  override _final(done: (error?: Error | null) => void): void {
    this.#child.stdin.end(() => done());
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    killGroup(this.#child);
    for (const pipe of [this.#child.stdin, this.#child.stdout, this.#child.stderr]) pipe.destroy();
    done(error);
  }

  async #ended(code: number | null): Promise<void> {
    if (this.destroyed) return;
    if (code === 0) {
      this.push(null);
      return;
    }
    const failure = this.#received ? cutOff() : await this.#failure();
    this.destroy(failure);
  }

  async #failure(): Promise<Error> {
    const told = forwardFailureOf(this.#errors, this.#link.alias);
    if (told !== null) return told;
    if (!isRefusedWithoutReason(this.#errors)) return pathFailureOf(this.#errors, this.#link.alias);
    if (this.#ownLink === null) return new TargetFailure('refused', 'the far end opened nothing');
    return reasonOf(this.#target, this.#ownLink);
  }
}

const asked = new Map<string, Promise<PathFailure | TargetFailure>>();

/**
 * Through a shared connection ssh does not say why the far end opened nothing, so it is asked once more by a login of its own. Where
 * that cannot be had without a person, the reason is not known. Those who ask at the same time share one answer.
 */
function reasonOf(target: Target, link: SshLink): Promise<PathFailure | TargetFailure> {
  const key = JSON.stringify([link, target]);
  const pending = asked.get(key) ?? askForReason(target, link).finally(() => asked.delete(key));
  asked.set(key, pending);
  return pending;
}

async function askForReason(target: Target, { alias, argv }: SshLink): Promise<PathFailure | TargetFailure> {
  const run = await runProgram([...argv, ...streamWords(alias, target)], new AbortController().signal, reasonLimitMs);
  const told = forwardFailureOf(run.errors, alias);
  if (told !== null) return told;
  // Where even the far end waits in vain now, that is the target's silence.
  if (run.end === 'timeout' && isLoggedIn(run.errors)) {
    return new TargetFailure('timeout', `no answer from ${target.host}:${target.port}`);
  }
  return new PathFailure(
    'forwardNotTold',
    `ssh ${alias}`,
    `the far end opened nothing to ${target.host}:${target.port}`,
  );
}

function cutOff(): NodeJS.ErrnoException {
  return Object.assign(new Error('the ssh connection ended in the middle'), { code: 'ECONNRESET' });
}
