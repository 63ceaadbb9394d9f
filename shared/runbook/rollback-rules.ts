/** Where a runbook says twice when to roll back, and says it differently. */

import type { Findings } from './diagnostics.ts';
import { entriesOf } from './lists.ts';
import { placeOf } from './markdown.ts';
import type { Pattern } from './model.ts';
import type { Section } from './outline.ts';
import { keyOf } from './wording.ts';

export type RollbackRule = { line: number; column: number; criteria: string[] };

export function rollbackRulesOfPatterns(patterns: readonly Pattern[]): RollbackRule[] {
  return patterns.flatMap(({ procedures }) =>
    procedures.flatMap(({ kind, line, column, items }) => {
      if (kind !== 'rollbackCriteria') return [];
      const criteria = items.map(({ text }) => text).filter((text) => !isLeadIn(text));
      return criteria.length > 0 ? [{ line, column, criteria }] : [];
    }),
  );
}

/** A question about rolling back that is answered by a list. */
export function rollbackRulesOfFaq(section: Section): RollbackRule[] {
  return section.children.flatMap(({ title, blocks, line, column }) => {
    if (!/ロールバック|切り戻|roll(?:ing)?[ -]?back/u.test(keyOf(title))) return [];
    const [list] = blocks.flatMap((block) => (block.type === 'list' ? [block] : []));
    if (!list) return [];
    return [{ ...placeOf(list), line, column, criteria: entriesOf(list).map(({ text }) => text) }];
  });
}

/** One finding at the second rule, with the union of all, each criterion once in its first wording. */
export function compareRollbackRules(rules: readonly RollbackRule[], findings: Findings): void {
  const [first, ...others] = rules;
  if (!first) return;
  const differing = others.find(({ criteria }) => !sameCriteria(first.criteria, criteria));
  if (!differing) return;
  const union = new Map<string, string>();
  for (const text of rules.flatMap(({ criteria }) => criteria)) {
    const meaning = stemOf(text);
    if (!union.has(meaning)) union.set(meaning, text);
  }
  findings.add('rollback-rules-differ', differing, {
    count: rules.length,
    unionJa: [...union.values()].map((text) => `「${text}」`).join(''),
    unionEn: [...union.values()].map((text) => `“${text}”`).join(', '),
  });
}

function sameCriteria(one: readonly string[], other: readonly string[]): boolean {
  const stems = new Set(one.map(stemOf));
  return one.length === other.length && other.every((text) => stems.has(stemOf(text)));
}

/** 超える and 超えている say the same. */
function stemOf(text: string): string {
  return keyOf(text)
    .replace(/[。.、,]+$/u, '')
    .replace(/(?:ています|ている|てる|ます|る)$/u, '');
}

function isLeadIn(text: string): boolean {
  return /[:：]$/u.test(text);
}
