/** Action items in Jira's wiki markup, whatever was typed standing as text. */

import { cleanText } from '../postmortem/nodes.ts';
import { actionItemWords } from '../text/action-item-words.ts';
import type { Language } from '../text/dictionary.ts';
import { actionFacts } from './action-facts.ts';
import type { ActionItemRecord } from './action-item-record.ts';

/** `incident` names where they come from. */
export function jiraWiki(items: readonly ActionItemRecord[], incident: string, language: Language): string {
  const { fields } = actionItemWords(language);
  return items
    .map((item) => {
      const facts = [{ name: fields.incident, value: incident }, ...actionFacts(item, language)];
      const lines = facts.map(({ name, value }) => `* *${escaped(name)}:* ${escaped(value)}`);
      const link = item.ticket === null ? [] : [`* *${escaped(fields.ticket)}:* [${linkOf(item.ticket)}]`];
      return [`h3. ${escaped(item.text)}`, ...lines, ...link].join('\n');
    })
    .join('\n\n');
}

/** A backslash before each sign of the markup; a line that is blank would end the list. */
function escaped(value: string): string {
  const line = cleanText(value);
  return line === '' ? '-' : line.replace(/[\\{}[\]|*_?^~+!#-]/gu, '\\$&');
}

/** Signs that would end the link, as an address writes them. */
function linkOf(url: string): string {
  return url.replace(/[\s[\]|{}\\]/gu, (sign) => encodeURIComponent(sign));
}
