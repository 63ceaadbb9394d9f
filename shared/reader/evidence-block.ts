/** A piece of evidence to unfold under the row that brought it. */
import type { Element, ElementContent } from 'hast';
import { htmlElement as h } from '../postmortem/export/html-element.ts';
import { cleanText } from '../postmortem/nodes.ts';
import { readerText } from '../text/reader-text.ts';
import { inBoth } from './in-both.ts';
import type { ReaderEvidence } from './reader-input.ts';

export function evidenceAnchor(label: string): string {
  return `evidence-${label}`;
}

/** @param isTarget whether links lead to this block: one of those that show this piece. */
export function evidenceBlock({ label, title, content }: ReaderEvidence, isTarget: boolean): Element {
  const name = `${label} ${cleanText(title)}`;
  const place = isTarget ? { id: evidenceAnchor(label) } : {};
  return h('details', { ...place, className: ['evidence'] }, [h('summary', {}, [name]), ...contentOf(content, name)]);
}

function contentOf(content: ReaderEvidence['content'], name: string): ElementContent[] {
  switch (content.kind) {
    case 'text':
      return [
        h('pre', {}, [printable(content.text)]),
        ...(content.cut
          ? [
              h(
                'p',
                { className: ['hint'] },
                inBoth((language) => readerText(language).cut),
              ),
            ]
          : []),
      ];
    case 'picture':
      return [h('img', { src: content.dataUrl, alt: name, loading: 'lazy' })];
    case 'leftOut':
      return [
        h(
          'p',
          { className: ['hint'] },
          inBoth((language) => readerText(language).pictureLeftOut),
        ),
      ];
    case 'gone':
      return [
        h(
          'p',
          { className: ['hint'] },
          inBoth((language) => readerText(language).withheld),
        ),
      ];
  }
}

/** Line breaks and tabs stay; what would turn or hide the letters after it does not. */
function printable(text: string): string {
  return text
    .split('\n')
    .map((line) => line.split('\t').map(keepSpaces).join('\t'))
    .join('\n');
}

function keepSpaces(part: string): string {
  return part.toWellFormed().replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '');
}
