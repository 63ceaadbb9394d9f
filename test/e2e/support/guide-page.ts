/** A page of docs/guide as its reader has it: one heading a step, with its picture and the keys to press. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { toString as textOf } from 'mdast-util-to-string';
import { root } from '../../../scripts/root.ts';

export const guideFolder = join(root, 'docs', 'guide');
export const guideLanguages = ['ja', 'en'] as const;
export type GuideLanguage = (typeof guideLanguages)[number];

export type GuideKey = {
  /** As it stands on the screen's own keys, `⇧ R`. */
  key: string;
  /** What the product's list of keys says it does. */
  label: string;
};

export type GuideStep = {
  title: string;
  /** Paths of pictures, as they are linked. */
  pictures: string[];
  keys: GuideKey[];
};

/** The steps in order; what stands before the first of them is none. */
export function readGuide(language: GuideLanguage): GuideStep[] {
  const steps: GuideStep[] = [];
  for (const node of fromMarkdown(readFileSync(join(guideFolder, `${language}.md`), 'utf8')).children) {
    const step = steps.at(-1);
    if (node.type === 'heading' && node.depth === 2) steps.push({ title: textOf(node), pictures: [], keys: [] });
    else if (step !== undefined && node.type === 'paragraph') {
      step.pictures.push(...node.children.flatMap((part) => (part.type === 'image' ? [part.url] : [])));
    } else if (step !== undefined && node.type === 'list') {
      // `KEY` and what it does.
      step.keys.push(...node.children.flatMap((item) => keyOf(item.children[0])));
    }
  }
  return steps;
}

function keyOf(node: ReturnType<typeof fromMarkdown>['children'][number] | undefined): GuideKey[] {
  if (node?.type !== 'paragraph') return [];
  const [first, ...rest] = node.children;
  if (first?.type !== 'inlineCode') return [];
  return [
    {
      key: first.value,
      label: rest
        .map((part) => textOf(part))
        .join('')
        .trim(),
    },
  ];
}
