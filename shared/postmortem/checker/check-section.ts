/** What the rules say of one section's Markdown, drafted or written, with a wording offered for each place where one is known. */
import { checkerText } from '../../text/checker-text.ts';
import { type AcceptedWording, excerptOf } from './accepted-wording.ts';
import { checkedText } from './checked-text.ts';
import { rules } from './registry.ts';
import type { CheckContext, FindingSeverity, Hit, Place } from './rule.ts';
import { type RuleCode, ruleCodes } from './rule-code.ts';

/** Offsets in UTF-16 units of the section's Markdown, the end not included. */
export type Finding = AcceptedWording &
  Place & {
    rule: RuleCode;
    severity: FindingSeverity;
    /** The words as they stand. */
    found: string;
    /** What would stand instead, and of what; null where only a person can mend it. */
    rewrite: (Place & { text: string }) | null;
  };

/** More than a person reads; a text with more has been pasted. */
const mostOfOneRule = 50;

/** In the order of the text. Never throws, and takes time in proportion to the text. */
export function checkSection(section: string, markdown: string, context: CheckContext): Finding[] {
  const text = checkedText(section, markdown);
  return ruleCodes
    .filter((code) => rules[code].reads(text.meaning))
    .flatMap((code) =>
      rules[code]
        .find(text, context)
        .slice(0, mostOfOneRule)
        .map((hit) => toFinding(hit, code, section, markdown)),
    )
    .toSorted((one, other) => one.start - other.start);
}

function toFinding(
  { start, end, language, rewrite, params, replaces }: Hit,
  rule: RuleCode,
  section: string,
  markdown: string,
): Finding {
  const found = markdown.slice(start, end);
  const place = replaces ?? { start, end };
  return {
    rule,
    section,
    excerpt: excerptOf(rule, found),
    severity: rules[rule].severity,
    start,
    end,
    found,
    rewrite: rewrite === null ? null : { ...place, text: checkerText(language).rewrites[rewrite](params ?? {}) },
  };
}

/** The text with a finding's offered wording put in. */
export function withRewrite(markdown: string, { rewrite }: Pick<Finding, 'rewrite'>): string {
  if (rewrite === null) return markdown;
  return markdown.slice(0, rewrite.start) + rewrite.text + markdown.slice(rewrite.end);
}
