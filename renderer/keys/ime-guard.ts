/**
 * Enter that ends a composition must never submit. Browsers say so in two ways: `isComposing`, and key code 229 on the press
 * that ends it (Safari sends that one after the composition's end).
 */
import type { KeyboardEvent } from 'react';

export function isComposing({ nativeEvent }: KeyboardEvent): boolean {
  return nativeEvent.isComposing || nativeEvent.keyCode === 229;
}

/** A key handler that hears nothing while composing. Every handler of Enter, Escape or arrows in an input goes through it. */
export function withImeGuard<T extends Element>(
  handle: (event: KeyboardEvent<T>) => void,
): (event: KeyboardEvent<T>) => void {
  return (event) => {
    if (!isComposing(event)) handle(event);
  };
}
