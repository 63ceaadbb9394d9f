import { type ComponentType, type ReactNode, useEffect, useState } from 'react';

/** A component that is no part of the first load. */
export type Part<Props> = {
  /** Null until it was fetched. */
  component: () => ComponentType<Props> | null;
  fetch: () => Promise<void>;
};

export function partOf<Props>(load: () => Promise<ComponentType<Props>>): Part<Props> {
  let loaded: ComponentType<Props> | null = null;
  return {
    component: () => loaded,
    fetch: async () => {
      loaded ??= await load();
    },
  };
}

type FetchedProps<Props> = {
  part: Part<Props>;
  /** Stands in its place until it is here. */
  waiting?: ReactNode;
  children: (component: ComponentType<Props>) => ReactNode;
};

/**
 * Shows a part, at once where it was fetched before. Not React's own `lazy`, which holds back what has come for 300 ms so that a
 * placeholder does not flicker: here a person pressed a key. A fetch that fails is thrown to the boundary around it.
 */
export function Fetched<Props>({ part, waiting = null, children }: FetchedProps<Props>) {
  const [, setIsHere] = useState(false);
  const [failure, setFailure] = useState<{ error: unknown } | null>(null);
  useEffect(() => {
    if (part.component() !== null) return;
    part.fetch().then(
      () => setIsHere(true),
      (error: unknown) => setFailure({ error }),
    );
  }, [part]);
  if (failure !== null) throw failure.error;
  const component = part.component();
  return component === null ? waiting : children(component);
}
