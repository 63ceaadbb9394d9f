/**
 * The document as one HTML file: opens offline, fetches nothing, runs nothing. Every text of the record enters the tree as a text
 * node behind the sanitizer, and the file's own policy forbids what would be left.
 */
import type { Element, ElementContent, Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { safeTreeFrom } from '../../markdown/safe-tree.ts';
import type { Language } from '../../text/dictionary.ts';
import { exportText } from '../../text/export-text.ts';
import type { PostmortemDraft } from '../draft.ts';
import { cleanText, heading } from '../nodes.ts';
import { treesOf } from '../whys/outline.ts';
import { whysTree } from '../whys/whys-tree.ts';
import { type DocumentPart, documentParts } from './document-parts.ts';
import { giveHeadingIds, slugOf } from './heading-ids.ts';
import { htmlElement as h } from './html-element.ts';
import { htmlStyle } from './html-style.ts';
import { seriesChart } from './series-chart.ts';
import { markShortCells } from './short-cells.ts';
import type { Series } from './watch-series.ts';

export type HtmlInput = {
  draft: PostmortemDraft;
  series: readonly Series[];
  language: Language;
  zone: string;
  /** SHA-256 in base64, by which the policy knows the file's own style. */
  digest: (text: string) => string;
};

export function htmlDocument({ draft, series, language, zone, digest }: HtmlInput): string {
  const sections = documentSections({ draft, series, language, zone });
  const page: Root = {
    type: 'root',
    children: [
      { type: 'doctype' },
      h('html', { lang: language }, [
        h('head', {}, [
          h('meta', { charSet: 'utf-8' }),
          h('meta', { httpEquiv: 'Content-Security-Policy', content: policy(digest(htmlStyle)) }),
          h('meta', { name: 'referrer', content: 'no-referrer' }),
          h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
          h('title', {}, [cleanText(draft.title)]),
          h('style', {}, [htmlStyle]),
        ]),
        h('body', {}, [h('main', {}, sections)]),
      ]),
    ],
  };
  return `${toHtml(page)}\n`;
}

/** The document's parts as elements, its contents after the head. */
export function documentSections({ draft, series, language, zone }: Omit<HtmlInput, 'digest'>): Element[] {
  const taken = new Set<string>();
  const parts = documentParts(draft).map((part) => ({ part, tree: partTree(part, taken) }));
  const charts = chartBlocks(series, { language, zone });
  const whys = whysFigure(draft);
  const { below, whysBelow } = exportText(language).charts;
  return parts.flatMap(({ part, tree }): Element[] => {
    const body = tree.children.filter((node) => node.type !== 'doctype') as ElementContent[];
    const drawn = [
      ...body,
      ...(part.key === 'impact' && charts.length > 0 ? [linkTo(chartsId, below)] : []),
      ...(part.key === 'cause' && whys.length > 0 ? [linkTo(whysId, whysBelow)] : []),
      // Pictures are no part of the three pages that are read.
      ...(part.key === 'annexes' ? [...charts, ...whys] : []),
    ];
    const section = h(part.key === 'head' ? 'header' : 'section', { className: [classOf(part.key)] }, drawn);
    return part.key === 'head' ? [section, contents(parts, language)] : [section];
  });
}

function policy(styleDigest: string): string {
  return `default-src 'none'; style-src 'sha256-${styleDigest}'; base-uri 'none'; form-action 'none'`;
}

function partTree({ key, title, blocks }: DocumentPart, taken: Set<string>): Root {
  const tree = safeTreeFrom({ type: 'root', children: title === null ? blocks : [heading(2, title), ...blocks] });
  giveHeadingIds(tree, key, taken);
  markShortCells(tree);
  return tree;
}

/** A runbook's own words name a section's key; as a class they are one word. */
function classOf(key: string): string {
  return slugOf(key) || 'part';
}

function contents(parts: readonly { tree: Root }[], language: Language): Element {
  const entries = parts.flatMap(({ tree }) =>
    tree.children.flatMap((node) => (node.type === 'element' && node.tagName === 'h2' ? [node] : [])),
  );
  return h('nav', { ariaLabel: exportText(language).contents }, [
    h(
      'ol',
      {},
      entries.map(({ properties, children }) =>
        h('li', {}, [h('a', { href: `#${encodeURIComponent(String(properties.id))}` }, children)]),
      ),
    ),
  ]);
}

const chartsId = 'impact-charts';
const whysId = 'cause-whys';

function linkTo(id: string, words: string): Element {
  return h('p', {}, [h('a', { href: `#${id}` }, [words])]);
}

/** The whys as a tree besides their list, where the section holds that list: one that was written by hand may say something else. */
function whysFigure({ whys, sections }: PostmortemDraft): Element[] {
  if (sections.some(({ key, edited }) => key === 'cause' && edited !== null)) return [];
  const { drawing: title, drawn: description } = whys.words.words;
  const drawing = whysTree(treesOf(whys.outline, 'causes'), 'whys', { ...whys.words, title, description });
  if (drawing === null) return [];
  return [h('h2', { id: whysId }, [title]), h('figure', { className: ['chart'] }, [drawing])];
}

function chartBlocks(series: readonly Series[], words: { language: Language; zone: string }): Element[] {
  if (series.length === 0) return [];
  const { charts } = exportText(words.language);
  return [
    h('h2', { id: chartsId }, [charts.title]),
    ...series.map((each, index) => seriesChart(each, `chart-${index + 1}`, words)),
  ];
}
