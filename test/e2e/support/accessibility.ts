/** What a program can say about the accessibility of a page as it stands. */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from 'playwright/test';

/** `ofColours`: what can differ between two themes of one page. */
export type AccessibilityRules = 'all' | 'ofColours';

/** Fails, at the test's end, with the rules that are broken and where. */
export async function expectAccessible(page: Page, name: string, rules: AccessibilityRules = 'all'): Promise<void> {
  expect.soft(await violationsOf(page, rules), `accessibility of ${name}`).toEqual([]);
}

/** Each rule that is broken, with the places where: `button-name: .row > button | …`. */
export async function violationsOf(page: Page, rules: AccessibilityRules = 'all'): Promise<string[]> {
  // Its half megabyte is read once a page: every screen of the app is the same page.
  const isLoaded = await page.evaluate(() => 'axe' in window);
  const axe = new AxeBuilder({ page, ...(isLoaded ? { axeSource: 'void 0' } : {}) })
    // The app has no frames; the builder's other mode opens a page of its own for every look.
    .setLegacyMode()
    .options({ resultTypes: ['violations'] });
  if (rules === 'ofColours') axe.withRules('color-contrast');
  // The popup of a menu stands outside every landmark, and belongs to the button that opened it.
  else if ((await page.getByRole('menu').count()) > 0) axe.disableRules('region');
  const { violations } = await axe.analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`);
}
