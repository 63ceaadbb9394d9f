/** A screenshot on the desktop: the port carries its bytes to the core and back, as large as a picture may be. */
import type { Page } from 'playwright/test';
import { stripedPng } from '../e2e/support/png.ts';
import { expect, firstWindow, test } from './stage/test.ts';

const secret = 'Taken at 35.6586N 139.7454E';

/** As the system hands a file over that is let go over the page. */
async function drop(page: Page, name: string, bytes: Buffer): Promise<void> {
  await page.evaluate(
    ([fileName, base64]) => {
      const content = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const data = new DataTransfer();
      data.items.add(new File([content], fileName, { type: 'image/png' }));
      document.body.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data }));
    },
    [name, bytes.toString('base64')] as const,
  );
}

test('a dropped screenshot is evidence, without its past, also after a restart', async ({ start }) => {
  const app = start();
  const window = await firstWindow(app);
  const { page } = window;
  await expect(page.getByRole('button', { name: 'インシデントを宣言' })).toBeVisible();
  await page.keyboard.press('i');
  await expect(page.getByRole('region', { name: 'インシデントの概要' })).toBeVisible();

  await drop(page, 'グラフ.png', stripedPng(1600, 1000, secret));
  const dialog = page.getByRole('dialog', { name: '画像を添付' });
  await expect(dialog.getByRole('textbox', { name: '題名' })).toHaveValue('グラフ');
  await dialog.getByRole('application', { name: '隠す範囲を選ぶ画像' }).focus();
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('塗りつぶし 1か所')).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();

  const kept = await keptPicture(page);
  expect(kept.subarray(1, 4).toString()).toBe('PNG');
  expect(kept.includes('35.6586N')).toBe(false);
  // Width and height, where a PNG says them.
  expect([kept.readUInt32BE(16), kept.readUInt32BE(20)]).toEqual([1600, 1000]);
  expect(window.troubles).toEqual([]);
  const incident = new URL(page.url()).hash;
  expect(await app.quit()).toBe(0);

  const again = await firstWindow(start());
  await again.page.evaluate((hash) => {
    globalThis.location.hash = hash;
  }, incident);
  expect((await keptPicture(again.page)).equals(kept)).toBe(true);
});

/** The bytes of E-001 as they are shown. */
async function keptPicture(page: Page): Promise<Buffer> {
  await page.getByRole('list', { name: 'タイムライン' }).getByRole('button', { name: '根拠 E-001 を開く' }).click();
  const source = await page.getByRole('img', { name: /E-001 グラフ の画像/ }).getAttribute('src');
  return Buffer.from(source?.replace('data:image/png;base64,', '') ?? '', 'base64');
}
