/**
 * Pictures of a screen for a person to look at, in both languages and both themes, kept in `test-results/pictures`; and what a
 * program can say about its accessibility in each of them.
 */
import { join } from 'node:path';
import { expect, type Page } from 'playwright/test';
import { testResults } from '../../../scripts/root.ts';
import { expectAccessible } from './accessibility.ts';

const folder = join(testResults, 'pictures');
const themes = ['light', 'dark'] as const;
const languages = ['ja', 'en'] as const;
export type Language = (typeof languages)[number];

export type Photographer = {
  /** As the page stands, dialogs and all: `NAME.ja.light.png` and its three sisters. */
  take(name: string): Promise<void>;
  /** One picture at another size, in Japanese and light. */
  takeAt(name: string, size: { width: number; height: number }): Promise<void>;
};

/** Sets the language at the app's own settings, in a window beside the one that is pictured. */
export async function photographerOf(page: Page): Promise<Photographer> {
  const settings = await page.context().newPage();
  await settings.goto(new URL('#/settings', page.url()).href);
  await page.bringToFront();

  async function speak(language: Language): Promise<void> {
    await settings.getByRole('combobox', { name: /^(言語|Language)$/ }).selectOption({ value: language });
    await expect(page.locator(`html[lang="${language}"]`)).toHaveCount(1);
  }

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
