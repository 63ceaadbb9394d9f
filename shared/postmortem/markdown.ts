/** The document as GitHub-flavoured Markdown, and as the screen needs it. */
import type { Heading, Parents, Root } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { defaultHandlers, type Info, type State, toMarkdown } from 'mdast-util-to-markdown';
import type { PostmortemView } from '../contract/view.ts';
import type { DraftedSection, PostmortemDraft } from './draft.ts';
import { editedBlocks } from './edited-section.ts';
import { type Block, heading } from './nodes.ts';
import { headingOf } from './section-plan.ts';
import { tableMarkdown } from './table-markdown.ts';

export function postmortemMarkdown(draft: PostmortemDraft): string {
  return join(draft, draft.sections.map(draftedMarkdown));
}

export function postmortemView(draft: PostmortemDraft): PostmortemView {
  const drafted = draft.sections.map(draftedMarkdown);
  return {
    sections: draft.sections.map((section, index) => ({
      key: section.key,
      title: headingOf(section),
      prompt: section.prompt,
      markdown: section.edited ?? drafted[index] ?? '',
      edited: section.edited !== null,
      basedOn: section.basedOn,
    })),
    actions: { proposals: draft.actions.proposals, table: serialize([draft.actions.table]) },
    markdown: join(draft, drafted),
    whys: { outline: [...draft.whys.outline], edited: draft.whys.edited, basedOn: draft.whys.basedOn },
    bodyPages: draft.bodyPages,
    missing: draft.sections.flatMap(({ key, missing }) => missing.map((code) => ({ section: key, code }))),
  };
}

/** Every part begins with a heading, so each is a whole document of its own and they may follow one another. */
function join({ head, sections, annexes }: PostmortemDraft, bodies: readonly string[]): string {
  const parts = sections.flatMap((section, index) => [
    serialize([heading(2, headingOf(section))]),
    section.edited === null ? (bodies[index] ?? '') : sectionMarkdown(section),
  ]);
  return [serialize(head), ...parts, serialize(annexes)].filter((part) => part !== '').join('\n');
}

/** A section's body as the exported document has it. */
export function sectionMarkdown({ key, edited, blocks }: DraftedSection): string {
  return serialize(edited === null ? blocks : editedBlocks(edited, key));
}

function draftedMarkdown({ edited, blocks }: DraftedSection): string {
  return edited === null ? serialize(blocks) : '';
}

/** Blocks as the app writes Markdown everywhere. */
export function serialize(blocks: Block[]): string {
  const root: Root = { type: 'root', children: blocks };
  return toMarkdown(root, {
    bullet: '-',
    rule: '-',
    emphasis: '_',
    listItemIndent: 'one',
    extensions: [gfmToMarkdown({ tablePipeAlign: false }), tableMarkdown],
    handlers: { heading: numberedHeading },
  });
}

/** A number at the head of a heading is no list: its dot needs no backslash. */
function numberedHeading(node: Heading, parent: Parents | undefined, state: State, info: Info): string {
  return defaultHandlers.heading(node, parent, state, info).replace(/^(#+ \d+)\\\./u, '$1.');
}
