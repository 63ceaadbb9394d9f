/** Markdown as a tree that is safe to show: no script, no style, no picture that would be fetched, links to the web alone. */
import type { Root } from 'hast';
import type { Root as MarkdownRoot } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { toHast } from 'mdast-util-to-hast';
import { gfm } from 'micromark-extension-gfm';
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';

/** Looking at a document must not tell anybody that it was looked at, so pictures from elsewhere are left out. */
const schema = {
  ...defaultSchema,
  tagNames: (defaultSchema.tagNames ?? []).filter((name) => name !== 'img' && name !== 'picture' && name !== 'source'),
  protocols: { ...defaultSchema.protocols, href: ['http', 'https', 'mailto'] },
};

const sanitize = rehypeSanitize(schema);

/** Reads GitHub-flavoured Markdown. HTML in it is dropped, whatever it says. */
export function safeTreeOf(markdown: string): Root {
  return safeTreeFrom(fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }));
}

/** The same for what was read, or made, as a tree. */
export function safeTreeFrom(markdown: MarkdownRoot): Root {
  const tree = toHast(markdown);
  return sanitize(tree.type === 'root' ? tree : { type: 'root', children: tree.type === 'doctype' ? [] : [tree] });
}
