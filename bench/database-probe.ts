/**
 * One guarded statement of the runbook on a fresh connection, beside the real psql: from the call to its row on disk, and the look alone.
 * Beside the look stands what the driver needs for the bare statement, unguarded: no look on a connection of its own takes less.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { createSshConnections } from '../core/probes/path/ssh-connections.ts';
import { runStatement } from '../core/probes/postgres-probe.ts';
import type { ProbeContext } from '../core/probes/probe.ts';
import { uuidV7 } from '../server/host/system.ts';
import type { Environment, SecretRef } from '../shared/environment/environment.ts';
import { type Comparison, compare, type Omission } from './compare.ts';
import { interleave, type Turns } from './interleave.ts';
import type { Practice } from './practice.ts';
import { installedProgram, runProgram } from './run-program.ts';

const title = 'guarded PostgreSQL check, cold, with its fsynced row';
const lookTitle = 'guarded PostgreSQL look alone, warm';

export async function benchDatabaseProbe(practice: Practice, turns: Turns): Promise<(Comparison | Omission)[]> {
  const psql = realPsql();
  const { client, environment } = practice;
  const { database } = environment;
  if (psql === null)
    return [title, lookTitle].map((each) => ({ title: each, rival: 'psql', reason: 'psql is not installed' }));
  if (database === null) throw new Error('the drill has no database');
  const incidentId = await practice.declare();
  const command = practice.command("state <> 'idle'");
  if (command.probe?.type !== 'sql') throw new Error('the runbook command is no statement');
  const address = ['-h', database.host, '-p', String(database.port), '-U', database.user, '-d', database.database];
  const args = ['-X', ...address, '-c', command.probe.statement];
  const env = { PGPASSWORD: passwordOf(database.password), PGSSLMODE: 'disable' };
  const { probe } = command;
  const context = lookContext(practice);
  const [ours, rival, look, bare] = await interleave(
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
      {
        name: 'runStatement',
        run: async () => {
          const { readings } = await runStatement(probe, context);
          if (readings[0]?.kind !== 'database' || readings[0].outcome !== 'answered')
            throw new Error('it was not read');
        },
      },
      { name: 'the bare driver: connect, ask, leave', run: () => askBarely(database, probe.statement) },
    ],
    turns,
  );
  if (ours === undefined || rival === undefined || look === undefined || bare === undefined)
    throw new Error('nothing was measured');
  return [
    compare(title, ours, rival, { kind: 'ratio', atMost: 1 }),
    compare(lookTitle, look, rival, { kind: 'ratio', atMost: 1 / 10 }),
    compare(lookTitle, look, bare, { kind: 'ratio', atMost: 2 }),
  ];
}

function lookContext({ environment }: Practice): ProbeContext {
  return {
    environment,
    resolveSecret: async (ref) => passwordOf(ref),
    redact: (text) => text,
    signatures: [],
    hostname: hostname(),
    nowMs: () => Date.now(),
    cancel: new AbortController().signal,
    ssh: createSshConnections(),
  };
}

async function askBarely(database: NonNullable<Environment['database']>, statement: string): Promise<void> {
  const { host, port, user, password } = database;
  const client = new pg.Client({ host, port, user, database: database.database, password: passwordOf(password) });
  await client.connect();
  await client.query(statement);
  await client.end();
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
