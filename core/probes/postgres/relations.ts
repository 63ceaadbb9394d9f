/** Which relations a statement reads, by the names that stand where only a relation can. */
import { readSqlTokens, type SqlToken } from '../../../shared/runbook/commands/sql-tokens.ts';

export type RelationName = { schema: string | null; name: string };

/** After these the list of a FROM is over. */
const clauseEnds: ReadonlySet<string> = new Set([
  ...['where', 'group', 'having', 'window', 'order', 'limit', 'offset', 'fetch', 'for', 'union', 'intersect', 'except'],
  ...['on', 'using', 'select', 'values'],
]);
/** They may stand before a relation's name. */
const before: ReadonlySet<string> = new Set(['only', 'lateral', 'rows', 'from']);

type Bracket = {
  /** Arguments of a call, where FROM is a word of its own: `extract(epoch FROM age)`. */
  isCall: boolean;
  /** A comma goes on with the list of a FROM. */
  inFrom: boolean;
};

/** Each once, in order. Names of WITH queries, functions and subqueries are none. */
export function relationsIn(sql: string): RelationName[] {
  const { tokens } = readSqlTokens(sql);
  const ownQueries = ownQueriesOf(tokens);
  const found = new Map<string, RelationName>();
  const brackets: Bracket[] = [{ isCall: false, inFrom: false }];
  let expected = false;
  for (let at = 0; at < tokens.length; at += 1) {
    const { kind, text } = tokens[at] ?? { kind: 'symbol', text: '' };
    const inside = brackets.at(-1) ?? { isCall: false, inFrom: false };
    if (kind === 'symbol') {
      if (text === '(') brackets.push({ isCall: isName(tokens[at - 1]) && !expected, inFrom: expected });
      else if (text === ')') brackets.pop();
      else if (text === ',') expected = inside.inFrom;
      continue;
    }
    if (kind === 'word' && clauseEnds.has(text)) {
      inside.inFrom = false;
      expected = false;
      if (text === 'select') inside.isCall = false;
    } else if (kind === 'word' && beginsList(tokens, at) && !inside.isCall) {
      inside.inFrom = true;
      expected = true;
    } else if (expected && isName(tokens[at]) && !(kind === 'word' && before.has(text))) {
      expected = false;
      const isQualified = tokens[at + 1]?.text === '.' && isName(tokens[at + 2]);
      const last = isQualified ? at + 2 : at;
      const relation = { schema: isQualified ? text : null, name: tokens[last]?.text ?? text };
      const isCall = tokens[last + 1]?.text === '(';
      if (!isCall && (isQualified || !ownQueries.has(text))) found.set(JSON.stringify(relation), relation);
      at = last;
    }
  }
  return [...found.values()];
}

/** FROM and JOIN, but for `IS DISTINCT FROM`; and the statement TABLE. */
function beginsList(tokens: readonly SqlToken[], at: number): boolean {
  const text = tokens[at]?.text;
  if (text === 'from') return !(tokens[at - 1]?.text === 'distinct' && /^(?:is|not)$/.test(tokens[at - 2]?.text ?? ''));
  return text === 'join' || (text === 'table' && at === 0);
}

/** `WITH name AS (…)`, with or without columns. */
function ownQueriesOf(tokens: readonly SqlToken[]): Set<string> {
  if (tokens[0]?.text !== 'with') return new Set();
  return new Set(
    tokens.flatMap((token, at) => {
      const isOne =
        isName(token) &&
        (tokens[at - 1]?.text === 'with' || tokens[at - 1]?.text === 'recursive' || tokens[at - 1]?.text === ',');
      const next = tokens[at + 1]?.text;
      return isOne && (next === 'as' || next === '(') ? [token.text] : [];
    }),
  );
}

function isName(token: SqlToken | undefined): boolean {
  return token?.kind === 'word' || token?.kind === 'quotedName';
}
