/**
 * A key that the input method takes for itself must do nothing else: above all, Enter that ends a composition must never submit.
 * Browsers say so in different ways. Chromium sends that Enter as code 229 while `isComposing`; Firefox sends it as `Process` while
 * `isComposing`; Safari ends the composition first, so that code 229 is all that is left to tell it by.
 */
import type { KeyboardEvent as ReactKeyboardEvent } from 'react';

type Press = Pick<KeyboardEvent, 'key' | 'keyCode' | 'isComposing'>;

/**
 * Whether a press inside an input is the input method's. Outside of inputs the method only colours what is pressed (code 229 while
 * it is switched on), and `keyName` says what was meant.
 */
export function isInputMethods({ key, keyCode, isComposing }: Press): boolean {
  return isComposing || keyCode === 229 || key === 'Process';
}

/** A key handler that hears nothing of what is the input method's. Every handler of keys on an element goes through it. */
export function withImeGuard<T extends Element>(
  handle: (event: ReactKeyboardEvent<T>) => void,
): (event: ReactKeyboardEvent<T>) => void {
  return (event) => {
    if (!isInputMethods(event.nativeEvent)) handle(event);
  };
}
