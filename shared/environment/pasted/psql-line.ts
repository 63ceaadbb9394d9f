/** `psql` with its options, as people keep it in their notes. */
import { hasOption, optionTable, optionValue, readOptions } from '../../runbook/commands/options.ts';
import type { Call } from './call.ts';
import { type Collected, say, type Told } from './collected.ts';
import { isConnectionString, isDatabaseAddress, takeDatabaseAddress } from './database-address.ts';
import { takeDatabaseFacts } from './database-facts.ts';

const table = optionTable(
  '-a -A -b -e -E -H -l -n -q -s -S -t -w -W -x -X -z -0 -1 -V --echo-all --no-align --echo-errors --echo-queries ' +
    '--echo-hidden --html --list --no-readline --quiet --single-step --single-line --tuples-only --no-password ' +
    '--password --expanded --no-psqlrc --field-separator-zero --record-separator-zero --single-transaction --csv ' +
    '--version',
  '-c -d -f -F -h -L -o -p -P -R -T -U -v --command --dbname --file --field-separator --host --log-file --output ' +
    '--port --pset --record-separator --table-attr --username --set --variable',
);

/** Variables of libpq, and the fact that each tells. */
const variables: Readonly<Record<string, string>> = {
  PGHOST: 'host',
  PGHOSTADDR: 'hostaddr',
  PGPORT: 'port',
  PGUSER: 'user',
  PGDATABASE: 'dbname',
  PGPASSWORD: 'password',
  PGSSLMODE: 'sslmode',
  PGSSLROOTCERT: 'sslrootcert',
  PGSERVICE: 'service',
};

/** What libpq's variables among these tell. */
export function factsOfVariables(given: ReadonlyMap<string, Told>): Map<string, Told> {
  return new Map([...given].flatMap(([name, told]) => (variables[name] ? [[variables[name], told] as const] : [])));
}

/** False where an option is none of psql's. */
export function takePsql(collected: Collected, { words, variables: given }: Call): boolean {
  const options = readOptions(
    words.map(({ text }) => text),
    table,
  );
  if (options === null) return false;
  const toldAs = (text: string | null): Told | null =>
    text === null ? null : { text, expands: words.some((word) => word.expands && word.text.endsWith(text)) };
  const told = factsOfVariables(given);
  const tell = (fact: string, value: Told | null) => {
    if (value !== null) told.set(fact, value);
  };
  const [firstOperand = null, secondOperand = null] = options.operands;
  const named = optionValue(options, '-d', '--dbname');
  const database = toldAs(named ?? firstOperand);
  tell('host', toldAs(optionValue(options, '-h', '--host')));
  tell('port', toldAs(optionValue(options, '-p', '--port')));
  tell('user', toldAs(optionValue(options, '-U', '--username') ?? (named === null ? secondOperand : firstOperand)));
  collected.sources.add('psql');
  const isAddress = database !== null && (isDatabaseAddress(database.text) || isConnectionString(database.text));
  if (!isAddress) tell('dbname', database);
  takeDatabaseFacts(collected, told);
  if (isAddress) takeDatabaseAddress(collected, database);
  // psql itself looks into its password file where nobody tells it one.
  if (!collected.database.password) {
    collected.database.password = { kind: hasOption(options, '-W', '--password') ? 'ask' : 'pgpass' };
  }
  if (!collected.database.host && !hasFinding(collected, 'host')) {
    collected.database.host = 'localhost';
    say(collected, 'hostAssumed');
  }
  return true;
}

function hasFinding({ findings }: Collected, field: string): boolean {
  return findings.some(
    ({ code, params }) => params.field === field || code === 'localSocket' || code === 'serviceFile',
  );
}
