/** An input method as Chromium itself has it, and the presses of Enter of other browsers while a Japanese word is made. */
import type { Locator, Page } from 'playwright/test';

type Press = { key: string; keyCode: number; isComposing: boolean };
type Step = { event: 'compositionstart' | 'compositionend' } | ({ event: 'keydown' } & Press);

/** From the first letter to the Enter that takes the word, in the order in which each browser tells it. */
export const sequences: Readonly<Record<'Chromium' | 'Safari' | 'Firefox', readonly Step[]>> = {
  Chromium: [
    { event: 'compositionstart' },
    { event: 'keydown', key: 'Enter', keyCode: 229, isComposing: true },
    { event: 'compositionend' },
  ],
  Safari: [
    { event: 'compositionstart' },
    { event: 'compositionend' },
    { event: 'keydown', key: 'Enter', keyCode: 229, isComposing: false },
  ],
  Firefox: [
    { event: 'compositionstart' },
    { event: 'keydown', key: 'Process', keyCode: 229, isComposing: true },
    { event: 'compositionend' },
  ],
};

/** The same with Enter under its own name, and with Ctrl held, which confirms where Enter makes a new line. */
const variants: readonly { key?: string; ctrlKey?: boolean }[] = [
  {},
  { key: 'Enter' },
  { key: 'Enter', ctrlKey: true },
];

/** Lets every browser's Enter end a word in the input. */
export async function endWordsIn(input: Locator): Promise<void> {
  for (const steps of Object.values(sequences)) {
    for (const variant of variants) {
      await input.evaluate(
        (element, [all, changed]) => {
          for (const { event, ...press } of all) {
            const options = { bubbles: true, cancelable: true };
            element.dispatchEvent(
              event === 'keydown'
                ? new KeyboardEvent(event, { ...options, code: 'Enter', ...press, ...changed })
                : new CompositionEvent(event, { ...options, data: '障害' }),
            );
          }
        },
        [steps, variant] as const,
      );
    }
  }
}

/** Makes a word in the focused input with Chromium's own input method, and takes it with Enter. */
export async function composeWord(page: Page, reading: string, word: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Input.imeSetComposition', {
    text: reading,
    selectionStart: reading.length,
    selectionEnd: reading.length,
  });
  const key = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 229 };
  await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key });
  await session.send('Input.insertText', { text: word });
  await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
  await session.detach();
}

/** A key outside of every input while the input method is switched on: it says that it has the key, and composes nothing. */
export async function pressWithMethodOn(page: Page, key: string, code: string, shiftKey = false): Promise<void> {
  await page.evaluate(
    (press) => {
      const target = document.activeElement ?? document.body;
      target.dispatchEvent(new KeyboardEvent('keydown', { ...press, keyCode: 229, bubbles: true, cancelable: true }));
    },
    { key, code, shiftKey },
  );
}
