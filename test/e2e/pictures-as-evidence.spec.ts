/** Screenshots: pasted or dropped anywhere in an incident, covered before they are kept, without what was written into the file. */
import type { Page } from 'playwright/test';
import { stripedPng } from './support/png.ts';
import { declare, openHome } from './support/responder.ts';
import { expect, test } from './support/test.ts';

const secret = 'Taken at 35.6586N 139.7454E';
const size = { width: 400, height: 200 };

/** As the system hands a file over: by the clipboard, or let go over the page. */
async function bring(page: Page, how: 'paste' | 'drop', name: string, type: string, bytes: Buffer): Promise<void> {
  await page.evaluate(
    ([way, fileName, mime, base64]) => {
      const content = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const data = new DataTransfer();
      data.items.add(new File([content], fileName, { type: mime }));
      const options = { bubbles: true, cancelable: true };
      const target = document.activeElement ?? document.body;
      if (way === 'paste') target.dispatchEvent(new ClipboardEvent('paste', { ...options, clipboardData: data }));
      else document.body.dispatchEvent(new DragEvent('drop', { ...options, dataTransfer: data }));
    },
    [how, name, type, bytes.toString('base64')] as const,
  );
}

/** Colours of the picture that is shown, at places in its own pixels. */
function coloursAt(page: Page, places: readonly { x: number; y: number }[]): Promise<string[]> {
  return page.getByRole('img', { name: /の画像$/ }).evaluate((element, wanted) => {
    const picture = element as HTMLImageElement;
    const canvas = document.createElement('canvas');
    canvas.width = picture.naturalWidth;
    canvas.height = picture.naturalHeight;
    const pen = canvas.getContext('2d', { willReadFrequently: true });
    pen?.drawImage(picture, 0, 0);
    return wanted.map(({ x, y }) => [...(pen?.getImageData(x, y, 1, 1).data ?? [])].join());
  }, places);
}

test('a pasted screenshot is covered by pointer and by keys, and kept without its past', async ({ page, app }) => {
  await openHome(page, app);
  await declare(page);
  await page.keyboard.press('n');
  await page.keyboard.insertText('書きかけ');
  await bring(page, 'paste', 'image.png', 'image/png', stripedPng(size.width, size.height, secret));
  const dialog = page.getByRole('dialog', { name: '画像を添付' });
  const canvas = dialog.getByRole('application', { name: '隠す範囲を選ぶ画像' });
  await expect(dialog.getByRole('textbox', { name: '題名' })).toHaveValue('スクリーンショット');
  const place = await canvas.boundingBox();
  if (place === null) throw new Error('the picture is not shown');
  const at = (x: number, y: number) =>
    [place.x + (x / size.width) * place.width, place.y + (y / size.height) * place.height] as const;
  await page.mouse.move(...at(20, 20));
  await page.mouse.down();
  await page.mouse.move(...at(120, 60));
  await page.mouse.up();
  await expect(dialog.getByText('塗りつぶし 1か所')).toBeVisible();
  await canvas.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('塗りつぶし 2か所')).toBeVisible();
  await dialog.getByRole('button', { name: '塗りつぶしを1つ戻す' }).click();
  await expect(dialog.getByText('塗りつぶし 1か所')).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('textbox', { name: 'メモを書く' })).toHaveValue('書きかけ');

  await page.getByRole('list', { name: 'タイムライン' }).getByRole('button', { name: '根拠 E-001 を開く' }).click();
  await expect(page.getByRole('img', { name: /E-001 スクリーンショット の画像/ })).toBeVisible();
  const kept = await page.getByRole('img', { name: /の画像$/ }).getAttribute('src');
  const bytes = Buffer.from(kept?.replace('data:image/png;base64,', '') ?? '', 'base64');
  expect(bytes.subarray(1, 4).toString()).toBe('PNG');
  expect(bytes.includes('35.6586N')).toBe(false);
  const [left, right, outsideLeft, outsideRight] = await coloursAt(page, [
    { x: 50, y: 40 },
    { x: 52, y: 40 },
    { x: 200, y: 150 },
    { x: 202, y: 150 },
  ]);
  expect(left).toBe(right);
  expect(new Set([outsideLeft, outsideRight])).toEqual(new Set(['0,0,0,255', '255,255,255,255']));
});

test('a dropped picture keeps its name, and what is none says so', async ({ page, app }) => {
  await openHome(page, app);
  await declare(page);
  await bring(page, 'drop', 'Grafana p95.png', 'image/png', stripedPng(60, 40, secret));
  const dialog = page.getByRole('dialog', { name: '画像を添付' });
  await expect(dialog.getByRole('textbox', { name: '題名' })).toHaveValue('Grafana p95');
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();
  await bring(page, 'drop', 'x.svg', 'image/svg+xml', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'));
  await expect(dialog.getByRole('alert')).toContainText('PNG、JPEG、WebPの画像ではありません');
  await expect(dialog.getByRole('button', { name: '添付する' })).toBeDisabled();
  await page.keyboard.press('Escape');

  await page.keyboard.press('g');
  await page.keyboard.press('p');
  await expect(page.getByText('Grafana p95').first()).toBeVisible();
});
