/**
 * What an incident is recognised by when another one looks like it: its pattern, marks found in logs, the cause, and readings out of
 * the normal. A trait is named by normalised text, so that it stays the same over versions of a runbook.
 */
import type { Level, Reading } from '../diagnosis/reading.ts';
import { isOfPreparation } from '../incident/preparation.ts';
import type { IncidentState } from '../incident/state.ts';
import { keyOf } from '../runbook/wording.ts';
import { signOfReading } from './sign-of-reading.ts';

export type Trait =
  | { kind: 'cause' | 'signature' | 'pattern'; text: string }
  /** A reading that shows the sign; other incidents had one like it. */
  | { kind: 'reading'; sign: string; reading: Reading; level: Level };

export type TraitKind = Trait['kind'];

/** The same for the same trait of any incident, by which traits are compared and stored. */
export function traitName(trait: Trait): string {
  return trait.kind === 'reading' ? `reading:${trait.sign}` : `${trait.kind}:${keyOf(trait.text)}`;
}

/** Each once. Of the causes those that were confirmed count, and the suspected ones only where none was. */
export function traitsOf(state: IncidentState): Trait[] {
  const patterns = state.activePatterns.map(({ title }): Trait => ({ kind: 'pattern', text: title }));
  const causes = standingCauses(state).map(({ text }): Trait => ({ kind: 'cause', text }));
  return distinctTraits([...causes, ...patterns, ...traitsOfChecks(state)]);
}

export function standingCauses({ causes }: Pick<IncidentState, 'causes'>): { text: string; confirmed: boolean }[] {
  const all = Object.values(causes);
  const confirmed = all.filter(({ state }) => state === 'confirmed');
  const standing = confirmed.length > 0 ? confirmed : all.filter(({ state }) => state === 'suspected');
  return standing.map(({ text, state }) => ({ text, confirmed: state === 'confirmed' }));
}

/** The first of each name. */
export function distinctTraits(traits: readonly Trait[]): Trait[] {
  const byName = new Map<string, Trait>();
  for (const trait of traits) {
    const name = traitName(trait);
    if (!byName.has(name)) byName.set(name, trait);
  }
  return [...byName.values()];
}

/** Of each sign the newest reading that shows it, what was critical before what was worth a warning. */
function traitsOfChecks({ checks }: IncidentState): Trait[] {
  // A long incident reads the same thing thousands of times: each is kept once, before anything is made of it.
  const signatures = new Set<string>();
  const readings = new Map<string, Extract<Trait, { kind: 'reading' }>>();
  for (let index = checks.length - 1; index >= 0; index -= 1) {
    const check = checks[index];
    if (check === undefined || isOfPreparation(check)) continue;
    for (const { reading, level } of check.readings) {
      if (reading.kind === 'log') {
        for (const { signature, count } of reading.found) {
          if (count > 0) signatures.add(signature);
        }
        continue;
      }
      const sign = signOfReading(reading, level);
      if (sign !== null && !readings.has(sign)) readings.set(sign, { kind: 'reading', sign, reading, level });
    }
  }
  const found = [...signatures].map((text): Trait => ({ kind: 'signature', text }));
  const gravest = [...readings.values()].sort(
    (one, other) => Number(other.level === 'critical') - Number(one.level === 'critical'),
  );
  return [...found, ...gravest];
}
