/** The password file of libpq, read by its own rules. */
import { readFile, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

export type PgpassKey = { host: string; port: number; database: string; user: string };

/** Like libpq, a file that others may read is not read at all. */
const groupAndOthers = 0o077;

/** The first matching password of PGPASSFILE or the file of the platform; null where there is none or it lies open. */
export async function passwordFromPgpass(key: PgpassKey, environment: NodeJS.ProcessEnv): Promise<string | null> {
  const path = environment.PGPASSFILE || defaultPath(environment);
  try {
    const status = await stat(path);
    if (!status.isFile()) return null;
    if (process.platform !== 'win32' && (status.mode & groupAndOthers) !== 0) return null;
    return findPassword(await readFile(path, 'utf8'), key);
  } catch {
    return null;
  }
}

/** Lines of `host:port:database:user:password`; `*` stands for any, a backslash keeps a colon or a backslash. */
export function findPassword(text: string, { host, port, database, user }: PgpassKey): string | null {
  const wanted = [host, String(port), database, user];
  for (const line of text.split(/\r?\n/)) {
    if (line === '' || line.startsWith('#')) continue;
    const fields = [...line.matchAll(/((?:\\.|[^:\\])*)(?::|$)/g)].map((match) =>
      (match[1] ?? '').replace(/\\(.)/g, '$1'),
    );
    if (wanted.every((want, index) => fields[index] === '*' || fields[index] === want)) return fields[4] ?? null;
  }
  return null;
}

function defaultPath(environment: NodeJS.ProcessEnv): string {
  return process.platform === 'win32'
    ? join(environment.APPDATA ?? homedir(), 'postgresql', 'pgpass.conf')
    : join(homedir(), '.pgpass');
}
