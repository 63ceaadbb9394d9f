/** One message in the three ways it is pasted: Slack's mrkdwn, Markdown, plain text; what people wrote is escaped for each. */
import type { MessageFormat } from '../incident/message-payloads.ts';
import { serialize } from '../postmortem/markdown.ts';
import { type Block, cleanText, paragraph, strong, text } from '../postmortem/nodes.ts';
import type { MessageDraft } from './message-draft.ts';

export function formatMessage(draft: MessageDraft, format: MessageFormat): string {
  switch (format) {
    case 'slack':
      return inLines(draft, slackText, (marked) => `*${marked}*`);
    case 'markdown':
      return markdown(draft);
    case 'plain':
      return inLines(
        draft,
        (plain) => plain,
        (plain) => plain,
      );
  }
}

const colon = ': ';

/** Values of several lines begin on a line of their own. */
function inLines(
  { heading, lines, closing }: MessageDraft,
  escaped: (plain: string) => string,
  bold: (marked: string) => string,
): string {
  return [
    bold(escaped(cleanText(heading))),
    ...lines.map(({ name, value }) => {
      const parts = linesOf(value).map(escaped);
      const glue = parts.length > 1 ? `${colon.trimEnd()}\n` : colon;
      return `${bold(escaped(name))}${glue}${parts.join('\n')}`;
    }),
    ...(closing === null ? [] : [escaped(closing)]),
  ].join('\n');
}

function markdown({ heading, lines, closing }: MessageDraft): string {
  const blocks: Block[] = [
    paragraph([strong(heading)]),
    {
      type: 'list',
      ordered: false,
      spread: false,
      children: lines.map(({ name, value }) => ({
        type: 'listItem' as const,
        spread: false,
        children: [
          {
            type: 'paragraph' as const,
            children: [
              strong(name),
              ...linesOf(value).flatMap((line, index) =>
                index === 0 ? [text(`${colon}${line}`)] : [{ type: 'break' as const }, text(line)],
              ),
            ],
          },
        ],
      })),
    },
    ...(closing === null ? [] : [paragraph(closing)]),
  ];
  return serialize(blocks).trimEnd();
}

function linesOf(value: string): string[] {
  const lines = value.split(/\r\n|\r|\n/u).map(cleanText);
  const filled = lines.filter((line) => line !== '');
  return filled.length > 0 ? filled : [''];
}

const address = /(https?:\/\/[^\s<>|]+)/u;
/** Signs with which Slack begins a style, and words that ring at everybody's desk. */
const styleSign = /(^|[\s\p{P}])([*_~`])(?=\S)/gu;
const everybody = /@(channel|here|everyone)\b/giu;
const zeroWidthSpace = '\u200b';

/** Slack knows no escape but the three entities; a space of no width keeps its other signs from meaning anything. */
export function slackText(plain: string): string {
  return plain
    .split(address)
    .map((part, index) => {
      const entities = part.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;');
      if (index % 2 === 1) return entities;
      return entities
        .replace(everybody, `@${zeroWidthSpace}$1`)
        .replace(styleSign, (_, before: string, sign: string) => `${before}${sign}${zeroWidthSpace}`);
    })
    .join('');
}
