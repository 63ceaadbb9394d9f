/**
 * Ends PostgreSQL and removes its folder when the drill dies without doing so itself, as by `kill -9`. It is a shell that
 * waits for the end of its input, which the system closes however the drill ends.
 */
import { spawn } from 'node:child_process';

export type Keeper = { dismiss(): void };

/** `$0` is the folder. Fast shutdown; then the folder goes when the server is gone. */
const script = `
cat > /dev/null
pid=$(head -n 1 "$0/data/postmaster.pid" 2> /dev/null) && kill -INT "$pid" 2> /dev/null
while [ -n "$pid" ] && kill -0 "$pid" 2> /dev/null; do sleep 0.1; done
rm -rf "$0"
`;

/** Windows has no such shell: there a killed drill's leftovers wait for the next start. */
export function startKeeper(temporaryDirectory: string): Keeper {
  if (process.platform === 'win32') return { dismiss: () => {} };
  const shell = spawn('/bin/sh', ['-c', script, temporaryDirectory], {
    cwd: '/',
    // Signals of a terminal, and of whoever ends the drill's whole group, must not end it before its work is done.
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  shell.unref();
  return {
    dismiss: () => {
      shell.kill('SIGKILL');
      // Its `cat` lives on until here, and then there is no shell to go on.
      shell.stdin.destroy();
    },
  };
}
