/** Assignments as in a shell or a `.env` file: `DATABASE_URL=…`, `PGHOST=…`, `API_TOKEN=…`. */
import { readShellLine } from '../../runbook/commands/shell-words.ts';
import { type Collected, secretOf, type Told } from './collected.ts';
import { isDatabaseAddress, takeDatabaseAddress } from './database-address.ts';
import { takeDatabaseFacts } from './database-facts.ts';
import { factsOfVariables } from './psql-line.ts';
import { isWebAddress, takeWebAddress } from './web-address.ts';

/** `DB_HOST`, `POSTGRES_USER` and the like, by the word after the first underscore. */
const databaseName =
  /^(?:\w+_)?(?:DB|DATABASE|POSTGRES(?:QL)?|PG|SQL)_(HOST(?:NAME)?|PORT|USER(?:NAME)?|NAME|DB|DATABASE|PASS(?:WORD)?|SSLMODE|SSL_MODE)$/;
const tokenName = /^(?:\w+_)?(?:API|AUTH|ACCESS|BEARER)_?(?:TOKEN|KEY)$|^TOKEN$/;

const factOf: Readonly<Record<string, string>> = {
  HOST: 'host',
  HOSTNAME: 'host',
  PORT: 'port',
  USER: 'user',
  USERNAME: 'user',
  NAME: 'dbname',
  DB: 'dbname',
  DATABASE: 'dbname',
  PASS: 'password',
  PASSWORD: 'password',
  SSLMODE: 'sslmode',
  SSL_MODE: 'sslmode',
};

/** False where the line is no assignment, or a command follows it. */
export function takeAssignments(collected: Collected, line: string): boolean {
  const given = assignmentsIn(line);
  if (given === null) return false;
  const facts = factsOfVariables(given);
  for (const [name, told] of given) {
    const fact = factOf[databaseName.exec(name)?.[1] ?? ''];
    if (isDatabaseAddress(told.text)) takeDatabaseAddress(collected, told);
    else if (isWebAddress(told.text)) takeWebAddress(collected, told, true);
    else if (fact !== undefined) facts.set(fact, told);
    else if (tokenName.test(name)) {
      const reference = secretOf(collected, 'apiToken', told);
      if (reference !== null) collected.api.token = reference;
    } else continue;
    collected.sources.add('variables');
  }
  if (facts.size > 0) {
    collected.sources.add('variables');
    takeDatabaseFacts(collected, facts);
  }
  return true;
}

/** Null for what is no assignment. One that fills the line is taken as `.env` files have it: `&` and `$` stand for themselves. */
function assignmentsIn(line: string): Map<string, Told> | null {
  const [, name, value = ''] = /^(?:export\s+|set\s+|-\s+)?([A-Z_][A-Z0-9_]*)\s*(?:=\s*|:\s+)(.*)$/.exec(line) ?? [];
  const quoted = /^(["'])(.*)\1$/s.exec(value)?.[2];
  if (name !== undefined && (quoted === undefined ? !/[\s"']/.test(value) : !/["']/.test(quoted))) {
    return new Map([[name, { text: quoted ?? value, expands: false }]]);
  }
  const shell = readShellLine(line.replace(/^export\s+/, ''));
  const stages = shell.pipelines.flat();
  const assignments = stages.flatMap((stage) => stage.assignments);
  if (assignments.length === 0 || stages.some(({ words }) => words.length > 0)) return null;
  return new Map(assignments.map((assignment) => [assignment.name, assignment.value]));
}
