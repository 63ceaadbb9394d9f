/** A record that was damaged: the app starts at the ways out of it, and goes on with what was saved. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { testResults } from '../../scripts/root.ts';
import { expectAccessible } from './support/accessibility.ts';
import { expect, test } from './support/test.ts';

// What the browser says of each call that is refused until the record is open, and of the answer that the empty page asks for.
test.use({ expectedComplaints: [/status of (501|404)/] });

const pictures = join(testResults, 'pictures');
const damage = 'これは記録ではありません。'.repeat(40);

/** Overwrites a page in the middle, as a failing disk does. */
function spoil(dataDir: string): Buffer {
  const file = join(dataDir, 'record.db');
  const bytes = readFileSync(file);
  bytes.write(damage, 2_048 * Math.floor(bytes.length / 4_096));
  writeFileSync(file, bytes);
  return bytes;
}

test('a damaged record is read, what is lost is said, and the app goes on with the rest', async ({ page, app }) => {
  await app.run('declare', '決済が止まる');
  for (let row = 1; row <= 10; row += 1) await app.run('note', `メモ ${row} ${'接続を確かめた。'.repeat(250)}`);
  let spoilt: Buffer = Buffer.alloc(0);
  await app.restart(() => {
    spoilt = spoil(app.dataDir);
  });
  await page.goto(app.url);
  await expect(page.getByRole('heading', { level: 1, name: '記録を開けません' })).toBeVisible();
  await expect(page.getByRole('alert')).toContainText('何も書き込んでいません');
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    await expectAccessible(page, `recovery ${scheme}`, scheme === 'light' ? 'all' : 'ofColours');
  }
  await page.getByRole('button', { name: '読み出す' }).click();
  await expect(page.getByText(/読み出したもの: インシデント1件/)).toBeVisible();
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.screenshot({
      path: join(pictures, `recovery.ja.${scheme}.png`),
      animations: 'disabled',
      fullPage: true,
    });
  }
  expect(readFileSync(join(app.dataDir, 'record.db')).equals(spoilt)).toBe(true);
  await page.getByRole('button', { name: 'これを記録にする' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /壊れた記録は/ })).toBeVisible();
  await page.getByRole('button', { name: 'Hikeshiへ進む' }).click();
  await expect(page.getByRole('button', { name: 'インシデントを宣言' })).toBeVisible();
  await expect(page.getByRole('link', { name: /#1/ }).first()).toBeVisible();

  const kept = readdirSync(join(app.dataDir, 'backups'));
  const original = kept.find((name) => name.startsWith('damaged-') && name.endsWith('.db'));
  expect(readFileSync(join(app.dataDir, 'backups', original ?? '')).equals(spoilt)).toBe(true);
  expect(kept).toContain(`${original}.txt`);
  expect((await app.run('note', 'その後')).code).toBe(0);
  expect((await app.run('verify')).code).toBe(0);
});

test('in English and in little room, an empty record is begun with, and the old one is kept', async ({
  browser,
  app,
}) => {
  await app.run('declare', 'Ovens are cold');
  await app.restart(() => writeFileSync(join(app.dataDir, 'record.db'), damage));
  const context = await browser.newContext({
    locale: 'en-GB',
    colorScheme: 'dark',
    viewport: { width: 1_024, height: 640 },
  });
  const page = await context.newPage();
  await page.goto(app.url);
  await expect(page.getByRole('heading', { level: 1, name: 'The record cannot be opened' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Read the file' })).toBeVisible();
  await page.screenshot({ path: join(pictures, 'recovery.en.dark.1024.png'), animations: 'disabled' });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1_024);
  await page.getByRole('button', { name: 'Begin with an empty record' }).click();
  const dialog = page.getByRole('dialog', { name: 'Begin with an empty record?' });
  await dialog.getByRole('button', { name: 'Begin with an empty record' }).click();
  await page.getByRole('button', { name: 'Go on to Hikeshi' }).click();
  await expect(page.getByRole('button', { name: /インシデントを宣言|Declare an incident/ })).toBeVisible();
  const kept = readdirSync(join(app.dataDir, 'backups')).find((name) => name.startsWith('damaged-')) ?? '';
  expect(readFileSync(join(app.dataDir, 'backups', kept), 'utf8')).toBe(damage);
  await context.close();
});
