/** Where a runbook says when to roll back; and where it says so twice, and differently. */

import type { Findings } from './diagnostics.ts';
import { entriesOf } from './lists.ts';
import { placeOf } from './markdown.ts';
import type { Pattern, RollbackRule } from './model.ts';
import type { Section } from './outline.ts';
import { meaningOf, unionOfRules } from './union-of-rules.ts';
import { keyOf } from './wording.ts';

type Criterion = RollbackRule['criteria'][number];

export function rollbackRulesOfPatterns(patterns: readonly Pattern[]): RollbackRule[] {
  return patterns.flatMap(({ procedures }) =>
    procedures.flatMap(({ kind, title, line, column, items }): RollbackRule[] => {
      if (kind !== 'rollbackCriteria') return [];
      const criteria = items
        .filter(({ text }) => !isLeadIn(text))
        .map(
          (item): Criterion => ({ id: item.id, key: item.key, line: item.line, column: item.column, text: item.text }),
        );
      return criteria.length > 0 ? [{ line, column, source: 'pattern', title, criteria }] : [];
    }),
  );
}

/** A question about rolling back that is answered by a list. `already`: how many such questions stand before. */
export function rollbackRulesOfFaq(section: Section, already: number): RollbackRule[] {
  const rules: RollbackRule[] = [];
  for (const { title, blocks } of section.children) {
    if (!/ロールバック|切り戻|roll(?:ing)?[ -]?back/u.test(keyOf(title))) continue;
    const [list] = blocks.flatMap((block) => (block.type === 'list' ? [block] : []));
    if (!list) continue;
    const path = `faq-rollback-${already + rules.length + 1}`;
    const criteria = entriesOf(list).map(
      ({ text, line, column }, index): Criterion => ({
        id: `${path}/item-${index + 1}`,
        key: keyOf(text),
        line,
        column,
        text,
      }),
    );
    rules.push({ ...placeOf(list), source: 'faq', title, criteria });
  }
  return rules;
}

/** One finding at the second rule, with the union of all, each criterion once in its first wording. */
export function compareRollbackRules(rules: readonly RollbackRule[], findings: Findings): void {
  const [first, ...others] = rules;
  if (!first) return;
  const differing = others.find(({ criteria }) => !sameCriteria(first.criteria, criteria));
  if (!differing) return;
  const union = unionOfRules(rules).flatMap(([first]) => (first ? [first.criterion.text] : []));
  findings.add('rollback-rules-differ', differing, {
    count: rules.length,
    unionJa: union.map((text) => `「${text}」`).join(''),
    unionEn: union.map((text) => `“${text}”`).join(', '),
  });
}

function sameCriteria(one: readonly Criterion[], other: readonly Criterion[]): boolean {
  const meanings = new Set(one.map(({ text }) => meaningOf(text)));
  return one.length === other.length && other.every(({ text }) => meanings.has(meaningOf(text)));
}

function isLeadIn(text: string): boolean {
  return /[:：]$/u.test(text);
}
