/** What the palette offers: every screen, the newest incidents, and the keys that work here. */
import { activeBindings, useBindings } from '../keys/bindings.ts';
import { declareIncident } from '../state/declare.ts';
import { useQuery } from '../state/query.ts';
import { incidentsSource } from '../state/sources.ts';
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
const screens = ['home', 'archive', 'runbooks', 'environments', 'settings'] as const;
const screenKeys: Partial<Record<(typeof screens)[number], string>> = { home: 'g h', archive: 'g a', runbooks: 'g r' };

export function usePaletteChoices(): PaletteChoice[] {
  const text = useText();
  const bindings = activeBindings(useBindings(({ groups }) => groups));
  const incidents = useQuery(incidentsSource).data ?? [];
  const newest = [...incidents].sort((one, other) => openFirst(one, other) || other.declaredAtMs - one.declaredAtMs);
  const declareBound = bindings.some(({ label }) => label === text.home.declare);
  return [
    ...(declareBound ? [] : [action('declare', text.home.declare, null, () => void declareIncident())]),
    ...bindings
      .filter(({ key }) => key !== 'mod+k' && !isOfScreens(key))
      .map(({ key, label, run }) =>
        action(`key-${key.replaceAll(/[^a-z0-9]/g, (symbol) => `-${symbol.charCodeAt(0)}`)}`, label, key, run),
      ),
    ...newest.map(({ incidentId, number, title }) => ({
      id: `incident-${incidentId}`,
      group: 'incidents' as const,
      label: `#${number} ${title}`,
      keys: null,
      run: () => navigate({ screen: 'incident', incidentId }),
    })),
    ...screens.map((screen) => ({
      id: `screen-${screen}`,
      group: 'screens' as const,
      label: text.common.nav[screen],
      keys: screenKeys[screen] ?? null,
      run: () => navigate({ screen }),
    })),
  ];
}

/** Choices that hold every word of the query, whatever the width and case it was typed in. */
export function findChoices(choices: readonly PaletteChoice[], query: string): PaletteChoice[] {
  const words = plain(query)
    .split(/\s+/)
    .filter((word) => word !== '');
  return choices.filter(({ label }) => words.every((word) => plain(label).includes(word))).slice(0, shownAtMost);
}

/** Screens are listed by name. */
function isOfScreens(key: string): boolean {
  return /^g [a-z]$/.test(key) && key !== 'g n';
}

function action(id: string, label: string, keys: string | null, run: () => void): PaletteChoice {
  return { id, group: 'actions', label, keys, run };
}

function openFirst(one: { status: string }, other: { status: string }): number {
  return Number(other.status === 'open') - Number(one.status === 'open');
}

function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
