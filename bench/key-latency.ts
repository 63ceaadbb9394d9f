/** From a key's event to the frame in which its effect stands, as the page itself sees it. */
import type { Page } from 'playwright';

export type KeyEffect = {
  name: string;
  key: string;
  /** Looked at before the key and in every frame after it; the effect is that it became another. */
  seen: () => string;
  /** The effect stands only once it looks so; any other look, unless given. */
  until?: string;
};

/** The same key where nothing but a word has to be shown: what the browser itself takes. */
export const barePage = `<!doctype html><meta charset="utf-8"><p id="word"></p><script>
  document.addEventListener('keydown', () => { document.getElementById('word').textContent = String(performance.now()); });
</script>`;

export const bareEffect: KeyEffect = {
  name: 'a bare page that shows a word',
  key: 'x',
  seen: () => document.getElementById('word')?.textContent ?? '',
};

const patienceMs = 5_000;

type Watching = { effect: Promise<number> };

/**
 * Presses the key and waits for its effect.
 *
 * @returns milliseconds from the key's event to the end of the frame that shows the effect.
 * @throws where none shows.
 */
export async function pressAndSee(page: Page, { name, key, seen, until = '' }: KeyEffect): Promise<number> {
  await page.evaluate(
    ([look, wanted, longestMs]) => {
      const now = new Function(`return (${look})()`) as () => string;
      const before = now();
      (globalThis as unknown as Watching).effect = new Promise((resolve, reject) => {
        const begin = ({ timeStamp }: KeyboardEvent): void => {
          const frame = (): void => {
            const isThere = wanted === '' ? now() !== before : now() === wanted;
            if (isThere) {
              // A message comes after the frame was painted.
              const { port1, port2 } = new MessageChannel();
              port1.onmessage = () => resolve(performance.now() - timeStamp);
              port2.postMessage(null);
            } else if (performance.now() - timeStamp > longestMs) reject(new Error(`it still looks so: ${now()}`));
            else requestAnimationFrame(frame);
          };
          requestAnimationFrame(frame);
        };
        addEventListener('keydown', begin, { capture: true, once: true });
      });
    },
    [String(seen), until, patienceMs] as const,
  );
  await page.keyboard.press(key);
  try {
    return await page.evaluate(() => (globalThis as unknown as Watching).effect);
  } catch (error) {
    throw new Error(`${name} (${key}) had no effect: ${String(error)}`);
  }
}
