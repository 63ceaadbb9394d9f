/**
 * An incident as one file that opens by itself, with no app and no network: what happened, what was known when, what was written about
 * it. Every text of the record is a text node or an attribute's value, and the file's own policy lets nothing run or load but its own
 * script and pictures inside of it.
 */
import type { Element, ElementContent, Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { safeTreeOf } from '../markdown/safe-tree.ts';
import { documentSections } from '../postmortem/export/html-document.ts';
import { htmlElement as h } from '../postmortem/export/html-element.ts';
import { cleanText } from '../postmortem/nodes.ts';
import { decisionsOf } from '../replay/decisions.ts';
import { knownOrder } from '../replay/known-order.ts';
import { dictionaryOf, type Language } from '../text/dictionary.ts';
import { readerText } from '../text/reader-text.ts';
import { dateTimeText } from '../text/wall-clock.ts';
import { inBoth, labelInBoth } from './in-both.ts';
import type { ReaderInput } from './reader-input.ts';
import { readerScript } from './reader-script.ts';
import { readerStyle } from './reader-style.ts';
import { readerTools } from './reader-tools.ts';
import { shownBetween } from './shown-between.ts';
import { stateVersions } from './state-section.ts';
import { nothingFound, timelineParts } from './timeline-section.ts';

type Words = ReturnType<typeof readerText>;

export function readerDocument(input: ReaderInput): string {
  const { scene, digest } = input;
  const events = knownOrder(input.events);
  const title = cleanText(scene.state.title);
  const page: Root = {
    type: 'root',
    children: [
      { type: 'doctype' },
      h('html', { lang: scene.language, dataLanguage: scene.language }, [
        h('head', {}, [
          h('meta', { charSet: 'utf-8' }),
          h('meta', {
            httpEquiv: 'Content-Security-Policy',
            content: policy(digest(readerStyle), digest(readerScript)),
          }),
          h('meta', { name: 'referrer', content: 'no-referrer' }),
          h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
          h('title', {}, [`${title} ${readerText(scene.language).reader}`]),
          h('style', {}, [readerStyle]),
        ]),
        h('body', {}, [
          ...head(input, title),
          readerTools({
            moments: events.map(({ recordedAtMs }) => dateTimeText(recordedAtMs, scene.zone)),
            decisions: decisionsOf(events).map(({ known }) => known),
          }),
          h('main', {}, sections({ ...input, events })),
          foot(input),
          h('script', {}, [readerScript]),
        ]),
      ]),
    ],
  };
  return `${toHtml(page)}\n`;
}

function policy(style: string, script: string): string {
  return [
    "default-src 'none'",
    `style-src 'sha256-${style}'`,
    `script-src 'sha256-${script}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

function inWords(choose: (words: Words) => string): ElementContent[] {
  return inBoth((language: Language) => choose(readerText(language)));
}

function head({ scene: { number, nowMs, zone, state } }: ReaderInput, title: string): Element[] {
  const links = [
    ['state', (words: Words) => words.state],
    ['timeline', (words: Words) => words.timeline],
    ['postmortem', (words: Words) => words.postmortem],
    ['runbook', (words: Words) => words.runbook],
  ] as const;
  return [
    h('header', { className: ['reader'] }, [
      h('p', { className: ['hint'] }, [
        ...inWords((words) => words.number(String(number))),
        ' · ',
        ...inWords((words) => words.written(`${dateTimeText(nowMs, zone)} ${zone}`)),
      ]),
      h('h1', {}, [title]),
      ...(state.drill
        ? [
            h('p', {}, [
              h(
                'strong',
                {},
                inBoth((language) => dictionaryOf(language).common.drill),
              ),
            ]),
          ]
        : []),
      h(
        'p',
        { className: ['hint'] },
        inWords((words) => words.offline),
      ),
      ...(['ja', 'en'] as const).map((language) =>
        h('span', { id: `reader-title-${language}`, hidden: true }, [`${title} ${readerText(language).reader}`]),
      ),
    ]),
    h('nav', { className: ['contents'], ...labelInBoth((language) => readerText(language).sections) }, [
      h(
        'ol',
        {},
        links.map(([id, word]) => h('li', {}, [h('a', { href: `#reader-${id}` }, inWords(word))])),
      ),
    ]),
  ];
}

function sections(input: ReaderInput): Element[] {
  const { events, scene, draft, series, runbooks } = input;
  const { rows, otherEvidence } = timelineParts(input);
  const end = events.length;
  const notYet = () =>
    shownBetween(
      h(
        'p',
        { className: ['hint'] },
        inWords((words) => words.hidden),
      ),
      { from: 0, until: end },
    );
  const written = documentSections({ draft, series, language: scene.language, zone: scene.zone });
  return [
    section('state', (words) => words.state, stateVersions(input)),
    section('timeline', (words) => words.timeline, [
      h('ol', { className: ['rows'] }, rows),
      nothingFound(),
      ...(otherEvidence.length === 0
        ? []
        : [
            h(
              'h3',
              {},
              inWords((words) => words.otherEvidence),
            ),
            shownBetween(h('div', {}, otherEvidence), { from: end, until: null }),
          ]),
    ]),
    section('postmortem', (words) => words.postmortem, [
      notYet(),
      shownBetween(h('article', { lang: scene.language }, written.map(underHeading)), { from: end, until: null }),
    ]),
    section(
      'runbook',
      (words) => words.runbook,
      runbooks.length === 0
        ? [
            h(
              'p',
              {},
              inWords((words) => words.noRunbook),
            ),
          ]
        : runbooks.map(runbookArticle),
    ),
  ];
}

function section(id: string, title: (words: Words) => string, body: ElementContent[]): Element {
  return h('section', { id: `reader-${id}` }, [h('h2', {}, inWords(title)), ...body]);
}

function runbookArticle({ name, markdown }: ReaderInput['runbooks'][number]): Element {
  const body = safeTreeOf(markdown).children.filter((node) => node.type !== 'doctype') as ElementContent[];
  return h('article', {}, [h('p', { className: ['hint'] }, [cleanText(name)]), ...body.map(underHeading)]);
}

const deeper: Readonly<Record<string, string>> = { h1: 'h3', h2: 'h3', h3: 'h4', h4: 'h5', h5: 'h6' };

/** Headings of a document stand under those of the page. */
function underHeading<Node extends ElementContent>(node: Node): Node {
  if (node.type !== 'element') return node;
  return { ...node, tagName: deeper[node.tagName] ?? node.tagName, children: node.children.map(underHeading) };
}

function foot({ scene: { chains } }: ReaderInput): Element {
  return h('footer', {}, [
    h(
      'p',
      {},
      inWords((words) => words.fingerprint),
    ),
    ...chains.map(({ events, hash }) =>
      h('p', {}, [
        h(
          'code',
          {},
          inWords((words) => words.chain(String(events), hash)),
        ),
      ]),
    ),
  ]);
}
