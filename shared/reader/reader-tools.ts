/** The reader's own controls; they show only where its script runs. */
import type { Element, ElementContent } from 'hast';
import { htmlElement as h } from '../postmortem/export/html-element.ts';
import { dictionaryOf } from '../text/dictionary.ts';
import { readerText } from '../text/reader-text.ts';
import { inBoth, labelInBoth } from './in-both.ts';

type Words = ReturnType<typeof readerText>;

export type CursorFacts = {
  /** When each event became known, as text. */
  moments: readonly string[];
  /** After how many events a decision stood. */
  decisions: readonly number[];
};

export function readerTools(facts: CursorFacts): Element {
  return h('div', { className: ['tools'], role: 'region', ...labelInBoth((language) => readerText(language).tools) }, [
    h('div', { className: ['choices'] }, [...choices(), button('reader-print', (words) => words.print)]),
    filterField(),
    cursorField(facts),
  ]);
}

function choices(): Element[] {
  return [
    fieldset(
      (words) => words.language,
      (['ja', 'en'] as const).map((language) =>
        h('button', { type: 'button', dataChooseLanguage: language, lang: language }, [
          dictionaryOf(language).common.language[language],
        ]),
      ),
    ),
    fieldset(
      (words) => words.theme,
      (['system', 'light', 'dark'] as const).map((shade) =>
        h(
          'button',
          { type: 'button', dataChooseShade: shade },
          inWords((words) => words.themes[shade]),
        ),
      ),
    ),
  ];
}

function filterField(): Element {
  return h('div', {}, [
    h(
      'label',
      { htmlFor: 'reader-filter' },
      inWords((words) => words.filter),
    ),
    h('input', { id: 'reader-filter', type: 'search', autoComplete: 'off', spellCheck: 'false' }),
    h('p', { className: ['steps', 'hint'] }, [
      h(
        'span',
        {},
        inWords((words) => words.filterHint),
      ),
      h('span', {}, [h('output', { id: 'reader-count' }), ' ', ...inWords((words) => words.shown)]),
    ]),
  ]);
}

function cursorField({ moments, decisions }: CursorFacts): Element {
  return h('div', {}, [
    h(
      'label',
      { htmlFor: 'reader-cursor' },
      inWords((words) => words.replay),
    ),
    h('input', {
      id: 'reader-cursor',
      type: 'range',
      min: 0,
      max: moments.length,
      value: String(moments.length),
      dataMoments: JSON.stringify(moments),
      dataDecisions: JSON.stringify(decisions),
    }),
    h('div', { className: ['steps'] }, [
      button('reader-before', (words) => words.before),
      button('reader-after', (words) => words.after),
      button('reader-end', (words) => words.end),
      h('output', { id: 'reader-moment', htmlFor: ['reader-cursor'] }),
      hiddenWords('reader-all', (words) => words.all),
      hiddenWords('reader-start', (words) => words.nothingYet),
    ]),
    h(
      'p',
      { className: ['hint', 'replay-hint'] },
      inWords((words) => words.replayHint),
    ),
  ]);
}

function fieldset(name: (words: Words) => string, buttons: Element[]): Element {
  return h('fieldset', {}, [h('legend', {}, inWords(name)), ...buttons]);
}

function button(id: string, name: (words: Words) => string): Element {
  return h('button', { type: 'button', id }, inWords(name));
}

/** For the script, which words what it says in the language in use. */
function hiddenWords(id: string, word: (words: Words) => string): Element {
  return h('span', { id, hidden: true }, inWords(word));
}

function inWords(choose: (words: Words) => string): ElementContent[] {
  return inBoth((language) => choose(readerText(language)));
}
