/** Goes a page of the guide step by step: its keys must stand in the product's list of keys, and what is reached is pictured. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, type Locator, type Page } from 'playwright/test';
import { type GuideLanguage, readGuide } from './guide-page.ts';
import { smallerPng } from './palette-png.ts';

export type Teller = {
  /** Goes the guide's next step and pictures where it leads. */
  step(name: string, go: () => Promise<void>): Promise<void>;
  /** Fails where the guide has steps that were not gone. */
  end(): void;
};

/** `folder`: where the pictures are left. */
export function tellerOf(page: Page, language: GuideLanguage, folder: string): Teller {
  const steps = readGuide(language);
  mkdirSync(folder, { recursive: true });
  let gone = 0;
  return {
    async step(name, go) {
      const step = steps[gone];
      gone += 1;
      const picture = `${String(gone).padStart(2, '0')}-${name}.png`;
      expect(
        step?.pictures.map((path) => basename(path)),
        `pictures of step ${gone}`,
      ).toEqual([picture]);
      const known = await listedKeys(page);
      for (const { key, label } of step?.keys ?? [])
        expect.soft(known, `keys before "${step?.title}"`).toContain(`${key}: ${label}`);
      await go();
      writeFileSync(
        join(folder, picture),
        smallerPng(await page.screenshot({ animations: 'disabled', caret: 'hide' })),
      );
    },
    end() {
      expect(
        steps.slice(gone).map(({ title }) => title),
        'steps of the guide that were not gone',
      ).toEqual([]);
    },
  };
}

/** What `?` shows at this moment: `⇧ R: まとめて読み取る`. */
async function listedKeys(page: Page): Promise<string[]> {
  await page.keyboard.press('?');
  const help = page.getByRole('dialog');
  await expect(help).toBeVisible();
  const rows = await help.locator('dl > div').evaluateAll((all) =>
    all.map((row) => {
      const keys = [...row.querySelectorAll('kbd')].map((key) => key.textContent).join(' ');
      return `${keys}: ${row.querySelector('dd')?.textContent ?? ''}`;
    }),
  );
  await leave(page, help);
  return rows;
}

/** Puts a dialog away and waits until it is gone. */
export async function leave(page: Page, dialog: Locator): Promise<void> {
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
}
