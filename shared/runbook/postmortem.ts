/** What the postmortem must hold, and until when it is due. */
import type { List, RootContent } from 'mdast';
import { spanMinutes } from './deadlines.ts';
import { leadingTerm, plainText } from './markdown.ts';
import type { Runbook } from './model.ts';
import { keyOf } from './wording.ts';

type PostmortemSection = Runbook['postmortemSections'][number];

/** A list of "**title**: prompt"; numbers as the list counts them. */
export function postmortemSectionsOf(list: List): PostmortemSection[] {
  return list.children.flatMap((item, index) => {
    const [first] = item.children;
    if (first?.type !== 'paragraph') return [];
    const { term, rest } = leadingTerm(first.children) ?? splitAtColon(plainText(first));
    if (term === '') return [];
    return [{ number: (list.start ?? 1) + index, title: term, prompt: rest === '' ? null : rest }];
  });
}

function splitAtColon(text: string): { term: string; rest: string } {
  const found = /^([^:：]{1,80})[:：]\s*(.*)$/u.exec(text);
  return { term: (found?.[1] ?? text).trim(), rest: (found?.[2] ?? '').trim() };
}

/** From the first sentence that speaks of the postmortem and of a time. */
export function postmortemDueOf(texts: readonly string[]): number | null {
  for (const text of texts) {
    if (!/ポストモーテム|振り返り|事後検証|報告書|post-?mortem|retrospective|incident review/u.test(keyOf(text)))
      continue;
    const minutes = spanMinutes(text);
    if (minutes !== null) return minutes;
  }
  return null;
}

/** Sentences and items of the blocks, one by one. */
export function sentencesOf(blocks: readonly RootContent[]): string[] {
  return blocks.flatMap((block) => {
    if (block.type === 'list') return block.children.flatMap((item) => sentencesOf(item.children));
    return block.type === 'paragraph' || block.type === 'heading' ? [plainText(block)] : [];
  });
}
