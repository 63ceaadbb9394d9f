/** `psql … -c "…"` becomes a PostgreSQL probe; without `-c` it is a prompt. */
import type { Invocation } from './invocation.ts';
import { hasOption, optionTable, optionValue, optionValues, readOptions } from './options.ts';
import { catalogueQuery, isDisplayCommand } from './psql-meta.ts';
import { quoteWord } from './shell-words.ts';
import { noConnection, type SqlConnection, sqlProbe, understandSql } from './sql-probe.ts';
import { copyOnly, type Meaning, observed, unending, unknownCommand } from './understanding.ts';

const table = optionTable(
  '-t -A -x -q -X -w -W -E -e -a -S -s -1 -l -n -H --tuples-only --no-align --expanded --quiet --no-psqlrc ' +
    '--no-password --password --echo-hidden --list --csv --single-transaction --html --no-readline',
  '-h -p -U -d -c -P -F -R --host --port --username --dbname --command --pset --field-separator --record-separator ' +
    '-o --output -L --log-file',
);

export function understandPsql({ words, variables }: Invocation): Meaning {
  const options = readOptions(words, table);
  if (options === null || options.operands.length > 2) return unknownCommand;
  const connection = connectionOf(
    optionValue(options, '-d', '--dbname') ?? options.operands[0] ?? variables.get('PGDATABASE') ?? null,
    {
      host: optionValue(options, '-h', '--host') ?? variables.get('PGHOST') ?? null,
      port: portOf(optionValue(options, '-p', '--port') ?? variables.get('PGPORT') ?? null),
      user: optionValue(options, '-U', '--username') ?? options.operands[1] ?? variables.get('PGUSER') ?? null,
      database: null,
    },
  );
  const written = optionValues(options, '-c', '--command');
  const meant = written.filter((command) => !isDisplayCommand(command));
  const commands = meant.length > 0 ? meant : written;
  if (hasOption(options, '-l', '--list')) commands.unshift('\\l');
  const [sql] = commands;
  if (sql === undefined) return unending('interactive', null);
  const isSingle = commands.length === 1;
  const meaning = isSingle
    ? understandStatement(sql, connection, words)
    : understandSql(commands.join(';\n'), connection, (text) => text);
  const writesFile = hasOption(options, '-o', '--output', '-L', '--log-file');
  if (!writesFile) return meaning;
  return copyOnly(meaning.risk === 'observe' ? 'change' : meaning.risk, ...meaning.findings);
}

function understandStatement(sql: string, connection: SqlConnection, words: readonly string[]): Meaning {
  const meta = sql.trim();
  if (!meta.startsWith('\\')) {
    const rewrite = (statement: string) => ['psql', ...words.map((word) => replaceSql(word, sql, statement))].join(' ');
    return understandSql(sql, connection, rewrite);
  }
  const query = catalogueQuery(meta);
  if (isDisplayCommand(meta)) return copyOnly('observe');
  return query === null ? unknownCommand : observed(sqlProbe(query, connection, meta));
}

function replaceSql(word: string, sql: string, statement: string): string {
  return quoteWord(word.endsWith(sql) ? `${word.slice(0, word.length - sql.length)}${statement}` : word);
}

function portOf(text: string | null): number | null {
  return text !== null && /^[0-9]{1,5}$/.test(text) && Number(text) < 65536 ? Number(text) : null;
}

const uriPattern =
  /^postgres(?:ql)?:\/\/(?:([^:@/?]*)(?::[^@/?]*)?@)?(\[[^\]]*\]|[^:/?,]*)(?::([0-9]+))?(?:\/([^?]*))?(?:\?|$)/;

/** `database` may be a name, a URI or a conninfo string; what it names wins over the options, as in psql. */
function connectionOf(database: string | null, options: SqlConnection): SqlConnection {
  if (database === null) return options;
  const uri = uriPattern.exec(database);
  if (uri !== null) {
    const [, user, host, port, name] = uri;
    return {
      host: decoded(host) ?? options.host,
      port: portOf(port ?? null) ?? options.port,
      user: decoded(user) ?? options.user,
      database: decoded(name),
    };
  }
  if (!database.includes('=')) return { ...options, database };
  const pairs = new Map(
    database.split(/\s+/).map((pair) => {
      const equals = pair.indexOf('=');
      return [pair.slice(0, equals), pair.slice(equals + 1).replace(/^'|'$/g, '')];
    }),
  );
  return {
    host: pairs.get('host') ?? options.host,
    port: portOf(pairs.get('port') ?? null) ?? options.port,
    user: pairs.get('user') ?? options.user,
    database: pairs.get('dbname') ?? noConnection.database,
  };
}

function decoded(text: string | undefined): string | null {
  if (text === undefined || text === '') return null;
  try {
    return decodeURIComponent(text.replace(/^\[|\]$/g, ''));
  } catch {
    // A stray percent sign: the text as it stands is the better guess.
    return text;
  }
}
