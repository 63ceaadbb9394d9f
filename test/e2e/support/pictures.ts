/**
 * Pictures of a screen for a person to look at, in both languages and both themes, kept in `test-results/pictures`; and what a
 * program can say about its accessibility in each of them.
 */
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { testResults } from '../../../scripts/root.ts';
import { expectAccessible } from './accessibility.ts';
import { languageSwitchOf, languages } from './language.ts';

const folder = join(testResults, 'pictures');
const themes = ['light', 'dark'] as const;

export type Photographer = {
  /** As the page stands, dialogs and all: `NAME.ja.light.png` and its three sisters. */
  take(name: string): Promise<void>;
  /** One picture at another size, in Japanese and light. */
  takeAt(name: string, size: { width: number; height: number }): Promise<void>;
};

/** The other language comes from the app's own settings, in a window beside the one that is pictured. */
export async function photographerOf(page: Page): Promise<Photographer> {
  const speak = await languageSwitchOf(page);

  async function shoot(file: string): Promise<void> {
    await page.screenshot({ path: join(folder, `${file}.png`), animations: 'disabled' });
  }

  return {
    async take(name) {
      for (const language of languages) {
        await speak(language);
        for (const theme of themes) {
          await page.emulateMedia({ colorScheme: theme });
          await shoot(`${name}.${language}.${theme}`);
          await expectAccessible(page, `${name} ${language} ${theme}`, theme === 'light' ? 'all' : 'ofColours');
        }
      }
      await speak('ja');
      await page.emulateMedia({ colorScheme: 'light' });
    },
    async takeAt(name, size) {
      const before = page.viewportSize();
      await page.setViewportSize(size);
      await shoot(`${name}.ja.light`);
      if (before !== null) await page.setViewportSize(before);
    },
  };
}
