import fc from 'fast-check';
import type { KeyboardEvent } from 'react';
import { describe, expect, test } from 'vitest';
import { isInputMethods, withImeGuard } from '../../../renderer/keys/ime-guard.ts';

type Press = { key: string; keyCode: number; isComposing: boolean };

/** Enter as each browser sends it while a Japanese word is being made, and once the word is made. */
const presses: { browser: string; press: Press; isTheMethods: boolean }[] = [
  { browser: 'Chromium, choosing', press: { key: 'Enter', keyCode: 229, isComposing: true }, isTheMethods: true },
  {
    browser: 'Chromium, named Process',
    press: { key: 'Process', keyCode: 229, isComposing: true },
    isTheMethods: true,
  },
  { browser: 'Firefox, choosing', press: { key: 'Process', keyCode: 229, isComposing: true }, isTheMethods: true },
  {
    browser: 'Firefox, by its other name',
    press: { key: 'Enter', keyCode: 13, isComposing: true },
    isTheMethods: true,
  },
  { browser: 'Safari, choosing', press: { key: 'Enter', keyCode: 229, isComposing: false }, isTheMethods: true },
  {
    browser: 'any, once the word is made',
    press: { key: 'Enter', keyCode: 13, isComposing: false },
    isTheMethods: false,
  },
];

describe('a key that the input method takes for itself', () => {
  test.each(presses)('$browser', ({ press, isTheMethods }) => {
    expect(isInputMethods(press)).toBe(isTheMethods);
    expect(heardOf([press])).toEqual(isTheMethods ? [] : [press.key]);
  });

  /** A word typed, chosen and confirmed in each browser, and then Enter by hand. */
  const letter = { keyCode: 229, isComposing: true };
  const words: Record<string, Press[]> = {
    Chromium: [
      { key: 'Process', keyCode: 229, isComposing: false },
      { key: 'Process', ...letter },
      { key: 'Enter', ...letter },
    ],
    Firefox: [
      { key: 'Process', keyCode: 229, isComposing: false },
      { key: 'Process', ...letter },
      { key: 'Process', ...letter },
    ],
    Safari: [
      { key: 'k', keyCode: 229, isComposing: false },
      { key: 'a', ...letter },
      { key: 'Enter', keyCode: 229, isComposing: false },
    ],
  };

  test('whatever words are made, in whatever browsers, only the Enter by hand is heard, once each', () => {
    const written = fc.array(fc.constantFrom('Chromium', 'Firefox', 'Safari', 'by hand'), { maxLength: 30 });
    fc.assert(
      fc.property(written, (parts) => {
        const enter = { key: 'Enter', keyCode: 13, isComposing: false };
        const pressed = parts.flatMap((part) => words[part] ?? [enter]);
        const byHand = parts.filter((part) => part === 'by hand');
        expect(heardOf(pressed)).toEqual(byHand.map(() => 'Enter'));
      }),
    );
  });

  test('keys without an input method all pass', () => {
    const key = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 });
    const keyCode = fc.integer({ min: 1, max: 222 });
    fc.assert(
      fc.property(fc.array(fc.record({ key, keyCode, isComposing: fc.constant(false) })), (pressed) => {
        expect(heardOf(pressed)).toEqual(pressed.map((press) => press.key));
      }),
    );
  });
});

function heardOf(presses: readonly Press[]): string[] {
  const heard: string[] = [];
  const handle = withImeGuard(({ nativeEvent }) => heard.push(nativeEvent.key));
  for (const press of presses) handle({ nativeEvent: press } as unknown as KeyboardEvent);
  return heard;
}
