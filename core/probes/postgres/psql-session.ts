/**
 * A look by psql of a host behind ssh, where no forward is allowed or the password is the host's own: the same read-only transaction
 * and the same cursor as through the driver, as a script on its standard input. Nothing but constants stands among its words there.
 */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { homedir } from 'node:os';
import type { Environment } from '../../../shared/environment/environment.ts';
import { plainText } from '../host/plain-text.ts';
import { environmentForPrograms, killGroup } from '../host/run-program.ts';
import type { SshLink } from '../path/ssh-connections.ts';
import { commandWords } from '../path/ssh-words.ts';
import { AnswerTooLong } from './answer-limit.ts';
import { knownTypeId } from './column-types.ts';
import { cancelled } from './connection-gate.ts';
import { DatabaseRefusal } from './database-refusal.ts';
import { fetchRows, rowLimit } from './fetch-rows.ts';
import { parseCsv } from './psql-csv.ts';
import { psqlFailureOf } from './psql-failure.ts';
import { forPsql } from './psql-statement.ts';
import { sqlLiteral } from './quoting.ts';
import type { Rows, Session } from './read-only-session.ts';

export type PsqlStart = { link: SshLink; variables: readonly string[] };

const startLimitMs = 6_000;
const answerLimitMs = 5_000;
const sessionLimitMs = 12_000;
const outputLimitBytes = 8 * 1024 * 1024;
const goodbyeLimitMs = 1_000;

/** Settings of libpq by its variables: as words of psql some could be read as more than they are. */
export function psqlVariables({
  host,
  port,
  database,
  user,
  sslMode,
  caFile,
}: NonNullable<Environment['database']>): string[] {
  return [
    'LC_ALL=C',
    'PGCLIENTENCODING=UTF8',
    'PGAPPNAME=hikeshi',
    'PGCONNECT_TIMEOUT=3',
    `PGHOST=${host}`,
    `PGPORT=${port}`,
    `PGDATABASE=${database}`,
    `PGUSER=${user}`,
    `PGSSLMODE=${sslMode}`,
    ...(caFile === null ? [] : [`PGSSLROOTCERT=${caFile}`]),
    'PGOPTIONS=-c default_transaction_read_only=on -c statement_timeout=3s -c idle_in_transaction_session_timeout=5s',
  ];
}

/** The command there: asks for no password, reads no start-up file, ends at the first error, and prints what can be read back. */
export function psqlWords(variables: readonly string[], nullText: string): string[] {
  const reading = ['--no-psqlrc', '--no-password', '--quiet', '-v', 'ON_ERROR_STOP=1', '-v', 'VERBOSITY=verbose'];
  const printing = ['--csv', '-P', `null=${nullText}`, '-P', 'footer=off', '-P', 'pager=off'];
  return ['env', ...variables, 'psql', ...reading, ...printing];
}

/** Throws DatabaseRefusal whatever goes wrong. `opening` begins the transaction. */
export async function inPsqlSession<T>(
  { link, variables }: PsqlStart,
  opening: string,
  cancel: AbortSignal,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  if (cancel.aborted) throw cancelled();
  const psql = startPsql(link, variables);
  const stop = () => psql.end(cancelled());
  cancel.addEventListener('abort', stop, { once: true });
  const timer = setTimeout(
    () => psql.end(new DatabaseRefusal('timeout', `not finished after ${sessionLimitMs / 1_000} s`)),
    sessionLimitMs,
  );
  try {
    await psql.say(`${opening};`, startLimitMs);
    const result = await work(sessionOf(psql));
    if (psql.isRunning()) await psql.say('ROLLBACK;', answerLimitMs);
    return result;
  } finally {
    clearTimeout(timer);
    cancel.removeEventListener('abort', stop);
    await psql.close();
  }
}

type Psql = {
  /** Gives it lines of a script and answers what it prints for them. Throws DatabaseRefusal. */
  say(script: string, limitMs: number): Promise<string>;
  end(refusal: DatabaseRefusal): void;
  /** It was not ended, for whatever reason. */
  isRunning(): boolean;
  close(): Promise<void>;
  nullText: string;
};

function sessionOf(psql: Psql): Session {
  const run = async (statement: string): Promise<Rows> => {
    const described = parseCsv(await psql.say(`${statement} \\gdesc`, answerLimitMs), psql.nullText);
    const { names, rows } = parseCsv(await psql.say(`${statement};`, answerLimitMs), psql.nullText);
    const types = await typeIdsOf(described.rows.map((row) => row[1] ?? ''));
    return { fields: names.map((name, column) => ({ name, typeId: types[column] ?? 0 })), rows, more: false };
  };
  /** psql tells types by name; the server is asked for the numbers of those that are not known. */
  const typeIdsOf = async (types: readonly string[]): Promise<number[]> => {
    const unknown = [...new Set(types)].filter(
      (name) => knownTypeId(name) === null && forPsql(sqlLiteral(name)).refusal === null,
    );
    const asked = new Map<string, number>();
    if (unknown.length > 0) {
      const columns = unknown.map((name) => `pg_catalog.to_regtype(${sqlLiteral(name)})::pg_catalog.oid`);
      const [row = []] = parseCsv(await psql.say(`SELECT ${columns.join(', ')};`, answerLimitMs), psql.nullText).rows;
      for (const [index, name] of unknown.entries()) asked.set(name, Number(row[index] ?? 0));
    }
    return types.map((name) => knownTypeId(name) ?? asked.get(name) ?? 0);
  };
  return {
    async throughCursor(sql) {
      await psql.say(`DECLARE look NO SCROLL CURSOR FOR ${judged(sql)}\n;`, answerLimitMs);
      return fetchRows((count) => run(`FETCH FORWARD ${count} FROM look`));
    },
    async direct(sql) {
      const { fields, rows } = await run(`${judged(sql)}\n`);
      return { fields, rows: rows.slice(0, rowLimit), more: rows.length > rowLimit };
    },
  };
}

function judged(sql: string): string {
  const { statement, refusal } = forPsql(sql);
  if (statement === null) throw new DatabaseRefusal('notAllowed', `psql over ssh takes no statement with ${refusal}`);
  return statement;
}

function startPsql(link: SshLink, variables: readonly string[]): Psql {
  // Known to nobody before it is printed, so no value can be taken for them.
  const nonce = randomBytes(16).toString('hex');
  const nullText = `null-${nonce}`;
  const mark = `end-${nonce}\n`;
  const child = start([...link.argv, ...commandWords(link.alias, psqlWords(variables, nullText))]);
  let output = '';
  let outputBytes = 0;
  let errors = '';
  let refusal: DatabaseRefusal | null = null;
  let heard = () => {};
  const end = (why: DatabaseRefusal) => {
    refusal ??= why;
    killGroup(child);
    heard();
  };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    outputBytes += Buffer.byteLength(text);
    if (outputBytes > outputLimitBytes) end(new AnswerTooLong(`more than ${outputLimitBytes} bytes came`));
    else heard();
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    if (errors.length < 64 * 1024) errors += text;
  });
  // How it ended is told once it has.
  child.stdin.on('error', () => {});
  child.once('error', () => end(psqlFailureOf(null, 'ssh is not installed', link.alias)));
  const closed = new Promise<void>((resolve) => {
    child.once('close', (code) => {
      end(psqlFailureOf(code, plainText(errors), link.alias));
      resolve();
    });
  });
  return {
    nullText,
    end,
    isRunning: () => refusal === null,
    async say(script, limitMs) {
      const timer = setTimeout(() => end(new DatabaseRefusal('timeout', `no answer within ${limitMs} ms`)), limitMs);
      child.stdin.write(`${script}\n\\echo ${mark}`);
      try {
        for (;;) {
          if (refusal !== null) throw refusal;
          const at = output.indexOf(mark);
          if (at >= 0) {
            const said = output.slice(0, at);
            output = output.slice(at + mark.length);
            return said;
          }
          await new Promise<void>((resolve) => {
            heard = resolve;
          });
        }
      } finally {
        clearTimeout(timer);
      }
    },
    async close() {
      child.stdin.end();
      const timer = setTimeout(() => killGroup(child), goodbyeLimitMs);
      await closed;
      clearTimeout(timer);
    },
  };
}

function start([file = '', ...words]: readonly string[]): ChildProcessWithoutNullStreams {
  return spawn(file, words, {
    cwd: homedir(),
    env: environmentForPrograms(process.env),
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
}
