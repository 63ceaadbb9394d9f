/** Reading one rule's findings of a text. */
import { checkSection, type Finding } from '../../../../shared/postmortem/checker/check-section.ts';
import type { CheckContext } from '../../../../shared/postmortem/checker/rule.ts';
import type { RuleCode } from '../../../../shared/postmortem/checker/rule-code.ts';

export const plainContext: CheckContext = {
  language: 'ja',
  names: ['佐藤', 'Tanaka'],
  partialService: { tried: 40, failed: 12 },
  knownAbbreviations: new Set(['KURA']),
};

export function foundBy(
  rule: RuleCode,
  section: string,
  markdown: string,
  context: Partial<CheckContext> = {},
): Finding[] {
  return checkSection(section, markdown, { ...plainContext, ...context }).filter((finding) => finding.rule === rule);
}
