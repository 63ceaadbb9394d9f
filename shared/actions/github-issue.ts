/** Action items as Markdown for GitHub issues: a heading and a list each, whatever was typed standing as text. */
import type { ListItem, RootContent } from 'mdast';
import { serialize } from '../postmortem/markdown.ts';
import { cleanText } from '../postmortem/nodes.ts';
import { actionItemWords } from '../text/action-item-words.ts';
import type { Language } from '../text/dictionary.ts';
import { actionFacts } from './action-facts.ts';
import type { ActionItemRecord } from './action-item-record.ts';

/** Ready to be pasted: the first line of each is its title. `incident` names where it comes from. */
export function githubIssues(items: readonly ActionItemRecord[], incident: string, language: Language): string {
  const { fields } = actionItemWords(language);
  const blocks = items.flatMap((item): RootContent[] => {
    const facts = [{ name: fields.incident, value: incident }, ...actionFacts(item, language)];
    const lines = facts.map(({ name, value }) => entry([text(`${name}: ${notified(value)}`)]));
    const { ticket } = item;
    const link =
      ticket === null
        ? []
        : [entry([text(`${fields.ticket}: `), { type: 'link', url: ticket, children: [text(ticket)] }])];
    return [
      { type: 'heading', depth: 2, children: [text(notified(item.text))] },
      { type: 'list', ordered: false, spread: false, children: [...lines, ...link] },
    ];
  });
  return serialize(blocks);
}

type Inline = Extract<RootContent, { type: 'text' | 'link' }>;

function entry(children: Inline[]): ListItem {
  return { type: 'listItem', spread: false, children: [{ type: 'paragraph', children }] };
}

function text(value: string): Extract<RootContent, { type: 'text' }> {
  return { type: 'text', value };
}

/** A zero-width space after a sign that would call people or link other issues: a copied text disturbs nobody. */
function notified(value: string): string {
  return cleanText(value).replace(/[@#](?=[\w-])/gu, '$&\u200b');
}
