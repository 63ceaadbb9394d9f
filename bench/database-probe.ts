/** One guarded statement of the runbook on a fresh connection, from the call to its row on disk, beside the real psql. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { uuidV7 } from '../server/host/system.ts';
import type { SecretRef } from '../shared/environment/environment.ts';
import { type Comparison, compare, type Omission } from './compare.ts';
import { interleave, type Turns } from './interleave.ts';
import type { Practice } from './practice.ts';
import { installedProgram, runProgram } from './run-program.ts';

const title = 'guarded PostgreSQL check, cold, with its fsynced row';

export async function benchDatabaseProbe(practice: Practice, turns: Turns): Promise<(Comparison | Omission)[]> {
  const psql = realPsql();
  const { client, environment } = practice;
  const { database } = environment;
  if (psql === null) return [{ title, rival: 'psql', reason: 'psql is not installed' }];
  if (database === null) throw new Error('the drill has no database');
  const incidentId = await practice.declare();
  const command = practice.command("state <> 'idle'");
  if (command.probe?.type !== 'sql') throw new Error('the runbook command is no statement');
  const address = ['-h', database.host, '-p', String(database.port), '-U', database.user, '-d', database.database];
  const args = ['-X', ...address, '-c', command.probe.statement];
  const env = { PGPASSWORD: passwordOf(database.password), PGSSLMODE: 'disable' };
  const [ours, rival] = await interleave(
    [
      {
        name: 'incidents.runCheck',
        run: async () => {
          const inputs = {};
          await client.incidents.runCheck({ incidentId, commandId: uuidV7(), runbookCommandId: command.id, inputs });
        },
      },
      {
        name: 'psql',
        run: async () => {
          const code = await runProgram(psql, args, env);
          if (code !== 0) throw new Error(`psql ended with ${code}`);
        },
      },
    ],
    turns,
  );
  if (ours === undefined || rival === undefined) throw new Error('nothing was measured');
  return [compare(title, ours, rival, { kind: 'ratio', atMost: 1 })];
}

/** Debian's `psql` on the PATH is a Perl script that starts the real one: it would make us look better than we are. */
export function realPsql(): string | null {
  const versions = '/usr/lib/postgresql';
  const folders = existsSync(versions) ? readdirSync(versions).sort((one, other) => Number(other) - Number(one)) : [];
  const real = folders.map((version) => join(versions, version, 'bin', 'psql')).find((path) => existsSync(path));
  return real ?? installedProgram('psql');
}

export function passwordOf(secret: SecretRef | null): string {
  return secret?.kind === 'file' ? readFileSync(secret.path, 'utf8').trim() : '';
}
