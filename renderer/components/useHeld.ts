/**
 * What changes by itself (rows that come, go and change places as readings arrive) is held while a hand is on it: nobody is to press
 * what stood elsewhere a moment ago. A hand is the pointer over it, or the keyboard in it.
 */
import { type RefObject, useReducer, useRef } from 'react';

type Held<T, E extends HTMLElement> = {
  shown: T;
  /** For the element that the hand is on. */
  place: { ref: RefObject<E | null>; onPointerLeave: () => void; onBlur: () => void };
};

/** `whileHeld` says what is shown, from what was shown before and what it would be now. */
export function useHeld<T, E extends HTMLElement>(now: T, whileHeld: (before: T, now: T) => T): Held<T, E> {
  const ref = useRef<E>(null);
  const before = useRef(now);
  const [, letGo] = useReducer((times: number) => times + 1, 0);
  const isHeld = ref.current?.matches(':hover, :focus-within') === true;
  before.current = isHeld ? whileHeld(before.current, now) : now;
  return { shown: before.current, place: { ref, onPointerLeave: letGo, onBlur: letGo } };
}

/** Everything where it stood, also what would be gone; what is new comes last. */
export function keepPlaces(before: readonly string[], now: readonly string[]): readonly string[] {
  const news = now.filter((id) => !before.includes(id));
  return news.length === 0 ? before : [...before, ...news];
}
