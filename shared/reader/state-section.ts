/** How the incident stood, at each moment at which that changed: severity, milestones, causes, actions. */
import type { Element, ElementContent } from 'hast';
import type { EventKind, Milestone } from '../incident/event.ts';
import type { IncidentState } from '../incident/state.ts';
import { htmlElement as h } from '../postmortem/export/html-element.ts';
import { createReplay } from '../replay/replay.ts';
import { actionItemWords } from '../text/action-item-words.ts';
import { dictionaryOf, type Language } from '../text/dictionary.ts';
import { eventText } from '../text/event-text.ts';
import { readerText } from '../text/reader-text.ts';
import { termsEn } from '../text/terms-en.ts';
import { termsJa } from '../text/terms-ja.ts';
import { dateTimeText } from '../text/wall-clock.ts';
import { evidenceAnchor } from './evidence-block.ts';
import { inBoth } from './in-both.ts';
import type { ReaderInput } from './reader-input.ts';
import { shownBetween } from './shown-between.ts';

const changing: ReadonlySet<string> = new Set<EventKind>([
  'opened',
  'severitySet',
  'environmentChanged',
  'milestoneSet',
  'recoveryVerified',
  'causeSet',
  'actionItemSet',
  'actionItemSettled',
  'undone',
  'closed',
  'reopened',
]);

/** More moments than this are shown in larger steps; the last one is always among them. */
const mostMoments = 300;

const milestones: readonly Milestone[] = ['began', 'detected', 'declared', 'responseBegan', 'mitigated', 'recovered'];

const words = (language: Language) => readerText(language);
const terms = (language: Language) => (language === 'ja' ? termsJa : termsEn);

/** @param events in the order in which they became known. */
export function stateVersions({ events, scene }: Pick<ReaderInput, 'events' | 'scene'>): Element[] {
  const replay = createReplay(scene.state.incidentId, events);
  const changes = events.flatMap(({ kind }, index) => (changing.has(kind) ? [index + 1] : []));
  const step = Math.ceil(changes.length / mostMoments);
  const moments = changes.filter((_, index) => index % step === 0 || index === changes.length - 1);
  const shown: { from: number; html: string; element: Element }[] = [];
  for (const from of moments) {
    const element = stateElement(from === moments.at(-1) ? scene.state : replay.at(from).state, scene);
    const html = JSON.stringify(element);
    if (shown.at(-1)?.html !== html) shown.push({ from, html, element });
  }
  return shown.map(({ from, element }, index) =>
    shownBetween(element, { from, until: shown[index + 1]?.from ?? null }),
  );
}

function stateElement(state: IncidentState, scene: ReaderInput['scene']): Element {
  return h('div', {}, [
    facts(state),
    h(
      'h3',
      {},
      inBoth((language) => words(language).milestones),
    ),
    milestoneTable(state, scene),
    h(
      'h3',
      {},
      inBoth((language) => words(language).causes),
    ),
    causeTable(state, scene),
    h(
      'h3',
      {},
      inBoth((language) => words(language).actions),
    ),
    actionTable(state),
  ]);
}

function facts({ environment, severity, status }: IncidentState): Element {
  const environmentText = (language: Language) =>
    environment === null
      ? words(language).none
      : `${environment.name} (${dictionaryOf(language).common.environmentKinds[environment.kind]})`;
  const severityText = (language: Language) =>
    severity === null ? words(language).notFilledIn : dictionaryOf(language).common.severity(severity);
  const entries: [(language: Language) => string, (language: Language) => string][] = [
    [(language) => words(language).environment, environmentText],
    [(language) => words(language).severity, severityText],
    [(language) => words(language).status, (language) => words(language).statuses[status]],
  ];
  return h(
    'dl',
    { className: ['facts'] },
    entries.map(([name, value]) => h('div', {}, [h('dt', {}, inBoth(name)), h('dd', {}, inBoth(value))])),
  );
}

function milestoneTable(state: IncidentState, scene: ReaderInput['scene']): Element {
  const head = [words, words, words, words].map((of, index) => (language: Language) => {
    const { milestone, at, source, evidence } = of(language);
    return [milestone, at(scene.zone), source, evidence][index] ?? '';
  });
  return table(
    head,
    milestones.map((milestone) => {
      const known = state.milestones[milestone];
      return [
        inBoth((language) => terms(language).milestones[milestone]),
        known === null
          ? inBoth((language) => words(language).notFilledIn)
          : [short(dateTimeText(known.atMs, scene.zone))],
        known === null ? [] : inBoth((language) => terms(language).milestoneSources[known.source]),
        citations(known?.evidenceIds ?? [], scene),
      ];
    }),
  );
}

function causeTable({ causes }: IncidentState, scene: ReaderInput['scene']): Element {
  const judged = Object.values(causes).filter(({ state }) => state !== 'open');
  if (judged.length === 0) return none();
  return table(
    (['cause', 'judged', 'reason', 'evidence'] as const).map((key) => (language: Language) => words(language)[key]),
    judged.map(({ text, state, reason, evidenceIds }) => [
      inBoth(() => text),
      inBoth((language) => eventText(language).causeStates[state]),
      inBoth(() => reason ?? ''),
      citations(evidenceIds, scene),
    ]),
  );
}

function actionTable({ actionItems }: IncidentState): Element {
  if (actionItems.length === 0) return none();
  return table(
    (['label', 'text', 'owner', 'due', 'doneWhen', 'status'] as const).map(
      (key) => (language: Language) => actionItemWords(language).fields[key],
    ),
    actionItems.map(({ label, text, owner, due, doneWhen, status }) => [
      [short(label)],
      inBoth(() => text),
      ...[owner, due, doneWhen].map((value) => inBoth((language) => value ?? words(language).notFilledIn)),
      inBoth((language) => actionItemWords(language).statuses[status]),
    ]),
  );
}

function table(head: ((language: Language) => string)[], rows: ElementContent[][][]): Element {
  return h('div', { className: ['wide'] }, [
    h('table', {}, [
      h('thead', {}, [
        h(
          'tr',
          {},
          head.map((cell) => h('th', { scope: 'col' }, inBoth(cell))),
        ),
      ]),
      h(
        'tbody',
        {},
        rows.map((cells) =>
          h(
            'tr',
            {},
            cells.map((cell) => h('td', {}, cell)),
          ),
        ),
      ),
    ]),
  ]);
}

function citations(evidenceIds: readonly string[], { context }: ReaderInput['scene']): ElementContent[] {
  return evidenceIds.flatMap((id) => {
    const label = context.labelOf(id);
    return label === null
      ? []
      : [h('a', { href: `#${evidenceAnchor(label)}` }, [label]), { type: 'text' as const, value: ' ' }];
  });
}

function short(text: string): Element {
  return h('span', { className: ['short'] }, [text]);
}

function none(): Element {
  return h(
    'p',
    {},
    inBoth((language) => words(language).none),
  );
}
