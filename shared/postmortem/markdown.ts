/** The document as GitHub-flavoured Markdown, and as the screen needs it. */
import type { Heading, Parents, Root } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { defaultHandlers, type Info, type State, toMarkdown } from 'mdast-util-to-markdown';
import type { PostmortemView } from '../contract/view.ts';
import type { DraftedSection, PostmortemDraft } from './draft.ts';
import { editedBlocks } from './edited-section.ts';
import { type Block, heading } from './nodes.ts';

export function postmortemMarkdown(draft: PostmortemDraft): string {
  return serialize([
    ...draft.head,
    ...draft.sections.flatMap((section) => [heading(2, headingOf(section)), ...bodyOf(section)]),
    ...draft.annexes,
  ]);
}

export function postmortemView(draft: PostmortemDraft): PostmortemView {
  return {
    sections: draft.sections.map((section) => ({
      key: section.key,
      title: headingOf(section),
      prompt: section.prompt,
      markdown: section.edited ?? serialize(section.blocks),
      edited: section.edited !== null,
      basedOn: section.basedOn,
    })),
    markdown: postmortemMarkdown(draft),
    fileName: draft.fileName,
    missing: draft.sections.flatMap(({ key, missing }) => missing.map((code) => ({ section: key, code }))),
  };
}

function headingOf({ number, title }: DraftedSection): string {
  return number === null ? title : `${number}. ${title}`;
}

function bodyOf({ key, edited, blocks }: DraftedSection): Block[] {
  return edited === null ? blocks : editedBlocks(edited, key);
}

function serialize(blocks: Block[]): string {
  const root: Root = { type: 'root', children: blocks };
  return toMarkdown(root, {
    bullet: '-',
    rule: '-',
    emphasis: '_',
    listItemIndent: 'one',
    extensions: [gfmToMarkdown({ tablePipeAlign: false })],
    handlers: { heading: numberedHeading },
  });
}

/** A number at the head of a heading is no list: its dot needs no backslash. */
function numberedHeading(node: Heading, parent: Parents | undefined, state: State, info: Info): string {
  return defaultHandlers.heading(node, parent, state, info).replace(/^(#+ \d+)\\\./u, '$1.');
}
