/** When to call whom: a list of deadlines with what calls for them, or a table of the same. */
import type { ListItem, RootContent } from 'mdast';
import { deadlineMinutes } from './deadlines.ts';
import { entriesOf } from './lists.ts';
import { leadingTerm, plainText } from './markdown.ts';
import type { Runbook } from './model.ts';
import { rowsOf } from './tables.ts';

type Rule = Omit<Runbook['escalation'][number], 'id'>;

/** The rules of a block; none where it speaks of no deadline. */
export function escalationRulesOf(block: RootContent): Rule[] {
  if (block.type === 'list') return block.children.flatMap(ruleOfItem);
  if (block.type === 'table') {
    return rowsOf(block).flatMap(({ cells }) => {
      const texts = cells.map(plainText).filter((text) => text !== '');
      const at = texts.findIndex((text) => deadlineMinutes(text) !== null);
      return ruleFrom(texts[at] ?? '', texts.filter((_, index) => index !== at).flatMap(criteriaIn));
    });
  }
  return [];
}

function ruleOfItem(item: ListItem): Rule[] {
  const [first, ...rest] = item.children;
  if (first?.type !== 'paragraph') return [];
  const below = rest.flatMap((child) => (child.type === 'list' ? entriesOf(child).map(({ text }) => text) : []));
  const { term, rest: text } = leadingTerm(first.children) ?? splitAtColon(plainText(first));
  return ruleFrom(term, [...criteriaIn(text), ...below]);
}

function ruleFrom(term: string, criteria: string[]): Rule[] {
  const withinMinutes = deadlineMinutes(term);
  return withinMinutes === null ? [] : [{ withinMinutes, criteria }];
}

function splitAtColon(text: string): { term: string; rest: string } {
  const at = text.search(/[:：]|\s[—–-]\s/u);
  return at < 0
    ? { term: text, rest: '' }
    : { term: text.slice(0, at), rest: text.slice(at).replace(/^\s*[:：—–-]\s*/u, '') };
}

/** Listed in one sentence: "A、B". A clause that goes on after its comma ("…があり、…") stays whole. */
function criteriaIn(text: string): string[] {
  const parts = text
    .split(/[、,，;；]\s*/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const goesOn = parts.slice(0, -1).some((part) => /[りてでがしばとはもにを]$|^(?:if|when|while|and)\b/iu.test(part));
  return goesOn ? [text.trim()] : parts;
}
