/** The language of the app, set as a person would while a screen stays as it stands. */
import { expect, type Page } from 'playwright/test';

export const languages = ['ja', 'en'] as const;
export type Language = (typeof languages)[number];

/** Sets the language at the app's own settings, in a window beside the page; settled once the page speaks it. */
export async function languageSwitchOf(page: Page): Promise<(language: Language) => Promise<void>> {
  const settings = await page.context().newPage();
  await settings.goto(new URL('#/settings', page.url()).href);
  await page.bringToFront();
  return async (language) => {
    await settings.getByRole('combobox', { name: /^(言語|Language)$/ }).selectOption({ value: language });
    await expect(page.locator(`html[lang="${language}"]`)).toHaveCount(1);
  };
}
