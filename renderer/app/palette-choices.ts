/** What the palette offers: the keys that work here, the newest incidents, every screen, and older incidents once they are looked for. */
import type { IncidentSummary } from '../../shared/incident/summary.ts';
import { activeBindings, useBindings } from '../keys/bindings.ts';
import { declareIncident } from '../state/declare.ts';
import { useQuery } from '../state/query.ts';
import { incidentPageSource, overviewSource } from '../state/sources.ts';
import { useText } from '../text/useText.ts';
import { navigate } from './route.ts';

export type PaletteChoice = {
  id: string;
  group: 'screens' | 'incidents' | 'actions';
  label: string;
  keys: string | null;
  run: () => void;
};

const shownAtMost = 12;
/** Their lines hold the words; of these, those whose title does are shown. */
const lookedThrough = 50;
const screens = ['home', 'archive', 'numbers', 'runbooks', 'environments', 'settings'] as const;
const screenKeys: Partial<Record<(typeof screens)[number], string>> = {
  home: 'g h',
  archive: 'g a',
  numbers: 'g s',
  runbooks: 'g r',
};

/** Choices that hold every word of the query, whatever the width and case it was typed in. */
export function usePaletteChoices(query: string): PaletteChoice[] {
  const text = useText();
  const bindings = activeBindings(useBindings(({ groups }) => groups));
  const { open = [], closed = [] } = useQuery(overviewSource).data ?? {};
  const typed = lookedFor(query);
  const older = useQuery(typed === '' ? null : lookFor(typed)).data?.summaries ?? [];
  const newest = [...open, ...closed];
  const known = new Set(newest.map(({ incidentId }) => incidentId));
  const declareBound = bindings.some(({ label }) => label === text.home.declare);
  const choices = [
    ...(declareBound ? [] : [action('declare', text.home.declare, null, () => void declareIncident())]),
    ...bindings
      .filter(({ key }) => key !== 'mod+k' && !isOfScreens(key))
      .map(({ key, label, run }) =>
        action(`key-${key.replaceAll(/[^a-z0-9]/g, (symbol) => `-${symbol.charCodeAt(0)}`)}`, label, key, run),
      ),
    ...newest.map(incident),
    ...screens.map((screen) => ({
      id: `screen-${screen}`,
      group: 'screens' as const,
      label: text.common.nav[screen],
      keys: screenKeys[screen] ?? null,
      run: () => navigate({ screen }),
    })),
    // Last, since they come later: nothing moves away under a hand.
    ...older.filter(({ incidentId }) => !known.has(incidentId)).map(incident),
  ];
  const words = wordsOf(query);
  return choices.filter(({ label }) => words.every((word) => plain(label).includes(word))).slice(0, shownAtMost);
}

/** Screens are listed by name. */
function isOfScreens(key: string): boolean {
  return Object.values(screenKeys).includes(key);
}

function action(id: string, label: string, keys: string | null, run: () => void): PaletteChoice {
  return { id, group: 'actions', label, keys, run };
}

function incident({ incidentId, number, title }: IncidentSummary): PaletteChoice {
  const run = () => navigate({ screen: 'incident', incidentId });
  return { id: `incident-${incidentId}`, group: 'incidents', label: `#${number} ${title}`, keys: null, run };
}

function lookFor(typed: string) {
  return incidentPageSource({ kind: 'all', typed, found: [], order: 'newest', offset: 0, limit: lookedThrough });
}

/** `#42` is that incident alone; other words are no filters here. */
function lookedFor(query: string): string {
  const words = wordsOf(query);
  const number = /^#(\d+)$/.exec(words.join(' '))?.[1];
  return number === undefined ? words.map((word) => `"${word.replaceAll('"', '')}"`).join(' ') : `#${number}`;
}

function wordsOf(query: string): string[] {
  return plain(query)
    .split(/\s+/)
    .filter((word) => word !== '');
}

function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
