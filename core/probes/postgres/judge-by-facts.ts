/**
 * Whether what a statement calls only reads, by what the server itself knows: asked in the same read-only transaction, before the
 * statement is sent. Of the server's own functions run those that it calls immutable or stable, and the volatile ones that are known
 * to read. What people made runs only where it is a view, a policy or a domain whose text passes the same rule: nobody can see what a
 * function of theirs does before it runs.
 */
import { isActingFunction } from '../../../shared/runbook/commands/sql-risk.ts';
import { readSqlTokens } from '../../../shared/runbook/commands/sql-tokens.ts';
import { DatabaseRefusal } from './database-refusal.ts';
import { firstFactsQuery, reachesHandMade } from './hand-made.ts';
import type { Session } from './read-only-session.ts';
import { readingExtensions, volatileButReading } from './reading-functions.ts';
import { type Fact, factsQuery, type Mentions, mentionsOf, toFact } from './server-facts.ts';

/** Views of views of views: beyond this nobody reads along any more. */
const mostRounds = 12;
const mostDefinitions = 180;

/** `plan`: EXPLAIN alone, for which the planner itself runs what is immutable or stable, and nothing that is volatile. */
export type Purpose = 'run' | 'plan';

/**
 * Resolves with the definitions of the views, policies and domains that it reads through. Throws DatabaseRefusal (`notAllowed`) with
 * the reason, one plain sentence, where something in it may do more than read.
 */
export async function refuseWhatActs(session: Session, sql: string, purpose: Purpose): Promise<string[]> {
  const judged = new Set<string>();
  let text = sql;
  for (let round = 0; round < mostRounds; round += 1) {
    const mentions = mentionsOf(text);
    if (mentions.names.length === 0) return [...judged];
    const facts = await factsOf(session, mentions);
    const reason = reasonOf(facts, purpose);
    if (reason !== null) throw new DatabaseRefusal('notAllowed', reason);
    const definitions = facts.filter((fact) => fact.kind === 'definition' && !judged.has(fact.text));
    if (definitions.length === 0) return [...judged];
    for (const definition of definitions) judged.add(definition.text);
    if (judged.size > mostDefinitions) break;
    // A semicolon keeps one definition's words from running into the next one's.
    text = definitions.map((definition) => definition.text.replace(/;\s*$/, '')).join('\n;\n');
  }
  throw new DatabaseRefusal('notAllowed', 'its views lie too deep to be judged');
}

async function factsOf(session: Session, mentions: Mentions): Promise<Fact[]> {
  const first = await ask(session, firstFactsQuery(mentions));
  return reachesHandMade(first) ? ask(session, factsQuery(mentions)) : first;
}

async function ask(session: Session, query: string): Promise<Fact[]> {
  const { rows, more } = await session.direct(query);
  if (more) throw new DatabaseRefusal('notAllowed', 'it reaches more than can be judged');
  return rows.map(toFact);
}

/** The first thing that may act; null where nothing does. */
export function reasonOf(facts: readonly Fact[], purpose: Purpose): string | null {
  for (const fact of facts) {
    const reason = reasonOfFact(fact, purpose);
    if (reason !== null) return reason;
  }
  return null;
}

function reasonOfFact(fact: Fact, purpose: Purpose): string | null {
  switch (fact.kind) {
    case 'function':
      return functionReads(fact) || isOnlyPlanned(fact, purpose)
        ? null
        : `the function ${fact.name} may do more than read`;
    case 'definition':
      return readSqlTokens(fact.text).doubtful ? `the definition of ${fact.name} can be read in two ways` : null;
    case 'foreign':
      return `${fact.name} is a foreign table: reading it acts on another system`;
    case 'operator':
      return `the operator ${fact.text} calls a function that may do more than read`;
    case 'handMade':
      return 'it reaches what people made, and nothing more is known of that';
    case 'cast':
      return `the cast (${fact.bare}) calls a function that may do more than read`;
  }
}

function functionReads({ schema, bare, volatility, extension }: Fact): boolean {
  if (isActingFunction(bare)) return false;
  if (schema === 'information_schema') return true;
  if (schema === 'pg_catalog') return volatility !== 'v' || volatileButReading.has(bare);
  return readingExtensions.has(extension);
}

/** A volatile function is never run by the planner; one in SQL may be taken apart there, and what it calls be run. */
function isOnlyPlanned({ schema, bare, volatility, language }: Fact, purpose: Purpose): boolean {
  return (
    purpose === 'plan' && schema !== 'pg_catalog' && !isActingFunction(bare) && volatility === 'v' && language !== 'sql'
  );
}
