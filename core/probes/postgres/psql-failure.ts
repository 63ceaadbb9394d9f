/** How psql ended, told apart like what the driver tells: the server's SQLSTATE where there is one, else what libpq says. */
import type { Outcome } from '../../../shared/diagnosis/reading.ts';
import { PathFailure } from '../path/path-failure.ts';
import { pathFailureOf } from '../path/ssh-fault.ts';
import { DatabaseRefusal, outcomeOfSqlState, toRefusal } from './database-refusal.ts';

const sshFailed = 255;
const cannotBeFound = 127;

/** Of a connection that was not made libpq gives no SQLSTATE. */
const byMessage: readonly [RegExp, Outcome][] = [
  [/too many (?:clients|connections)|remaining connection slots/i, 'tooManyConnections'],
  [
    /password authentication failed|no password supplied|no pg_hba.conf entry|authentication failed|role ".*" does not exist/i,
    'authFailed',
  ],
  [/could not translate host name|Name or service not known/i, 'dns'],
  [/SSL|certificate/i, 'tls'],
  [/timeout expired|timed out/i, 'timeout'],
  [/No route to host|Network is unreachable/i, 'noPath'],
  [/Connection refused|No such file or directory|starting up|shutting down|recovery/i, 'refused'],
  [/closed the connection|Connection reset|terminating connection/i, 'reset'],
];

export function psqlFailureOf(exitCode: number | null, errors: string, alias: string): DatabaseRefusal {
  const lines = errors.split('\n').filter((line) => line.trim() !== '' && !/^Authenticated to |^debug\d/.test(line));
  // The word before it is in the server's language.
  const told = lines.flatMap((line) => /^(?:psql:\S+ )?[^\s:]+: {1,2}([0-9A-Z]{5}): (.+)$/.exec(line)?.slice(1) ?? []);
  const [sqlState, message = ''] = told;
  if (sqlState !== undefined) return new DatabaseRefusal(outcomeOfSqlState(sqlState), message, sqlState);
  if (exitCode === sshFailed) return toRefusal(pathFailureOf(errors, alias), false);
  if (exitCode === cannotBeFound) {
    return toRefusal(new PathFailure('psqlMissing', `ssh ${alias}`, lines[0] ?? 'psql is not there'), false);
  }
  const said = lines.join(' ').replace(/\s+/g, ' ').trim();
  const outcome = byMessage.find(([pattern]) => pattern.test(said))?.[1] ?? 'invalid';
  return new DatabaseRefusal(outcome, said || `psql ended with ${exitCode}`);
}
