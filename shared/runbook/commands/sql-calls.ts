/** Where a statement may call a function: by brackets, and by a dot, which calls one without any. */
import type { SqlToken } from './sql-tokens.ts';

export type SqlCall = {
  /** As written before the name; null where the server looks along its search path. */
  schema: string | null;
  name: string;
  /**
   * `call`: `f(x)`. `attribute`: `(x).f`, which is `f(x)` where x has no such field. `rowAttribute`: `t.f`, a column, or `f(t)` of the
   * whole row.
   */
  form: 'call' | 'attribute' | 'rowAttribute';
};

/** Every name that may be a function's, keywords before a bracket among them. Linear. */
export function callsIn(tokens: readonly SqlToken[]): SqlCall[] {
  const calls: SqlCall[] = [];
  /** Whether the dots up to here began behind a bracket, so that what they take apart is an expression. */
  let isOfExpression = false;
  for (const [index, token] of tokens.entries()) {
    const isDotted = isSymbol(tokens[index - 1], '.');
    const before = tokens[index - 2];
    if (isDotted) isOfExpression ||= isSymbol(before, ')') || isSymbol(before, ']');
    else if (!isSymbol(token, '.')) isOfExpression = false;
    if (token.kind !== 'word' && token.kind !== 'quotedName') continue;
    const { text: name } = token;
    if (isSymbol(tokens[index + 1], '(')) {
      const schema = isDotted && before !== undefined && isName(before) ? before.text : null;
      calls.push({ schema, name, form: 'call' });
    } else if (isDotted) calls.push({ schema: null, name, form: isOfExpression ? 'attribute' : 'rowAttribute' });
  }
  return calls;
}

function isSymbol(token: SqlToken | undefined, text: string): boolean {
  return token?.kind === 'symbol' && token.text === text;
}

function isName({ kind }: SqlToken): boolean {
  return kind === 'word' || kind === 'quotedName';
}
