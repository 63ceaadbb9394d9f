/** The rules for rolling back as one: what two places say in nearly the same words is one criterion with two wordings. */
import type { RollbackRule } from './model.ts';
import { keyOf } from './wording.ts';

export type Wording = { criterion: RollbackRule['criteria'][number]; rule: RollbackRule };

/** In the order of the file, each criterion with all of its wordings, the first one first. */
export function unionOfRules(rules: readonly RollbackRule[]): Wording[][] {
  const wordings = rules.flatMap((rule) => rule.criteria.map((criterion) => ({ criterion, rule })));
  return [...Map.groupBy(wordings, ({ criterion }) => meaningOf(criterion.text)).values()];
}

/** 超える and 超えている say the same. */
export function meaningOf(text: string): string {
  return keyOf(text)
    .replace(/[。.、,]+$/u, '')
    .replace(/(?:ています|ている|てる|ます|る)$/u, '');
}
