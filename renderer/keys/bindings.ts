/** The keys that work now. Screens add theirs while they are shown; a later one hides an earlier one of the same key. */
import { useEffect, useRef } from 'react';
import { create } from 'zustand';

export type Binding = {
  /** As `keyName` writes it, or two of them with a space between, pressed one after the other: `g h`. */
  key: string;
  /** What it does, in the viewer's language: for the list of keys and the palette. */
  label: string;
  run: () => void;
  /** Where it is listed: with the app's own keys, or with those of this screen. */
  scope?: 'everywhere' | 'screen';
  /** Chords and Escape can also work inside inputs and dialogs; single letters never do. */
  inInputs?: boolean;
};

type Bindings = { groups: readonly (readonly Binding[])[] };

export const useBindings = create<Bindings>(() => ({ groups: [] }));

/** Binds keys while the component is shown. The functions may be new each time; keys and labels are compared. */
export function useKeys(bindings: readonly Binding[]): void {
  const latest = useRef(bindings);
  latest.current = bindings;
  const shape = bindings.map(({ key, label, scope, inInputs }) => [key, label, scope, inInputs].join('\t')).join('\n');
  // biome-ignore lint/correctness/useExhaustiveDependencies: `shape` stands for the bindings, whose functions are read late.
  useEffect(() => {
    const group = latest.current.map((binding, index) => ({ ...binding, run: () => latest.current[index]?.run() }));
    useBindings.setState(({ groups }) => ({ groups: [...groups, group] }));
    return () => useBindings.setState(({ groups }) => ({ groups: groups.filter((other) => other !== group) }));
  }, [shape]);
}

/** All that work now, without those hidden by a later one. */
export function activeBindings(groups: Bindings['groups']): Binding[] {
  const byKey = new Map<string, Binding>();
  for (const binding of groups.flat()) {
    byKey.delete(binding.key);
    byKey.set(binding.key, binding);
  }
  return [...byKey.values()];
}
