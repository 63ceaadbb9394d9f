/** Looking through past incidents: words as they are typed, filters as words and as chips, the place found lit, by keyboard. */
import { fillArchive } from '../../bench/archive/fill.ts';
import { photographerOf } from './support/pictures.ts';
import { expect, test } from './support/test.ts';

test('finds what a note said, by one word, a filter and a key', async ({ page, app }) => {
  await app.killAndRestart(async () => {
    await fillArchive(app.dataDir, { incidents: 240, events: 6_000 }, 3);
  });
  await page.goto(app.url);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const camera = await photographerOf(page);
  await page.keyboard.press('g');
  await page.keyboard.press('a');
  await expect(page.getByRole('heading', { level: 1, name: '過去のインシデント' })).toBeVisible();
  const status = page.getByRole('main').getByRole('status').last();
  await expect(status).toHaveText('240件');

  await page.keyboard.press('/');
  const box = page.getByRole('searchbox', { name: '検索' });
  await expect(box).toBeFocused();
  await page.keyboard.type('too many cli');
  const lit = page.getByRole('list', { name: '一致した箇所' }).locator('mark');
  await expect(lit.first()).toHaveText('too');
  await expect(status).toHaveText(/^240件中 \d+件$/);

  await box.fill('プール 重大度:2');
  await expect(lit.first()).toHaveText('プール');
  await expect(page.getByRole('list', { name: 'インシデントの一覧' }).getByText('SEV2').first()).toBeVisible();
  await expect(page.getByRole('list', { name: 'インシデントの一覧' }).getByText(/SEV[134]/)).toHaveCount(0);
  await page.getByRole('button', { name: '関連の高い順' }).click();
  await expect(lit.first()).toHaveText('プール');
  await camera.take('archive-search');
  await camera.takeAt('archive-search-small', { width: 1024, height: 640 });

  await page.getByRole('button', { name: '絞り込みを外す: 重大度 SEV2' }).click();
  await expect(box).toHaveValue('プール');
  await expect(box).toBeFocused();

  await box.fill('severity:9');
  await expect(page.getByText('「severity:9」は読み取れません (例: severity:1)')).toBeVisible();
  await box.fill('どこにもない言葉');
  await expect(page.getByText('条件に合うインシデントはありません')).toBeVisible();
  await page.getByRole('button', { name: '条件を消す' }).click();
  await expect(status).toHaveText('240件');

  // The oldest is on the last page, which is read once it is scrolled to.
  const list = page.getByRole('list', { name: 'インシデントの一覧' });
  const rowOf = (number: number) => list.getByRole('link', { name: new RegExp(`^#${number} `) });
  await expect(rowOf(240)).toBeVisible();
  await page.locator('#main').evaluate((main) => main.scrollTo(0, main.scrollHeight));
  await expect(rowOf(1)).toBeVisible();
  await expect(rowOf(240)).toHaveCount(0);
});

test('the palette finds an incident that is none of the newest', async ({ page, app }) => {
  await app.killAndRestart(async () => {
    await fillArchive(app.dataDir, { incidents: 40, events: 1_000 }, 3);
  });
  await page.goto(app.url);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.keyboard.press('Control+k');
  const box = page.getByRole('combobox');
  await expect(box).toBeFocused();
  await expect(page.getByRole('option', { name: /#40 / })).toBeVisible();
  await expect(page.getByRole('option', { name: /#7 / })).toHaveCount(0);
  await box.fill('#7');
  const older = page.getByRole('option', { name: /#7 / });
  await expect(older).toBeVisible();
  await expect(page.getByRole('option')).toHaveCount(1);
  // What is in a title alone: other words of its line are for the archive.
  await box.fill('#7 本番');
  await expect(older).toHaveCount(0);
});

test('shows the answer to what was typed last, and cancels what it supersedes', async ({ page, app }) => {
  await app.killAndRestart(async () => {
    await fillArchive(app.dataDir, { incidents: 20, events: 400 }, 3);
  });
  await page.goto(app.url);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const cancelled: string[] = [];
  let held: (() => void) | null = null;
  await page.route('**/search/find', async (route) => {
    const typed = route.request().postData() ?? '';
    if (typed.includes('host'))
      await new Promise<void>((resolve) => {
        held = resolve;
      });
    await route.continue().catch(() => undefined);
  });
  page.on('requestfailed', (request) => {
    if (request.url().includes('search/find')) cancelled.push(request.postData() ?? '');
  });
  await page.keyboard.press('g');
  await page.keyboard.press('a');
  await expect(page.getByRole('heading', { level: 1, name: '過去のインシデント' })).toBeVisible();
  const box = page.getByRole('searchbox', { name: '検索' });
  await box.fill('host');
  await expect.poll(() => held !== null).toBe(true);
  await box.fill('/health');
  await expect(page.locator('mark').first()).toHaveText('/health');
  await expect.poll(() => cancelled.some((typed) => typed.includes('host'))).toBe(true);
  (held as (() => void) | null)?.();
  await expect(page.locator('mark').first()).toHaveText('/health');
});
