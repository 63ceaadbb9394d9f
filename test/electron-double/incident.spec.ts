/**
 * One whole incident on the desktop: a service that is really down, from the drill's door to a postmortem that the system's dialog
 * put where the person said. The screens' own behaviour is proved in the browser; here, that the Electron host carries all of it.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { parseDocument, partsUnder } from '../e2e/support/document.ts';
import { expect, firstWindow, test } from './stage/test.ts';

const noteText = 'デプロイは昨夕のみ。設定を見る。';

test('from declaring by key to the postmortem in a file', async ({ start, folder }) => {
  test.setTimeout(180_000);
  const app = start();
  const window = await firstWindow(app);
  const { page } = window;

  await test.step('a drill breaks a service of this machine', async () => {
    await expect(page.getByRole('button', { name: 'インシデントを宣言' })).toBeVisible();
    await page.keyboard.press('t');
    const dialog = page.getByRole('dialog', { name: '訓練を始める' });
    await dialog.getByLabel('サーバーが落ちている').check();
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => addressOf(page), { timeout: 90_000 }).toMatch(/^#\/incident\//);
  });

  await test.step('another one is declared by a key, on the environment used last', async () => {
    const first = addressOf(page);
    await page.keyboard.press('g');
    await page.keyboard.press('h');
    await expect(page.getByRole('heading', { name: 'ホーム' })).toBeVisible();
    await page.keyboard.press('i');
    await expect.poll(() => addressOf(page)).toMatch(/^#\/incident\//);
    expect(addressOf(page)).not.toBe(first);
    await expect(page.getByRole('button', { name: /^環境: 訓練/ })).toBeVisible();
    await expect(page.getByRole('listitem', { name: /^パターン1 / }).getByText('候補1')).toBeVisible({
      timeout: 30_000,
    });
  });

  await test.step('preparation is ticked, the pattern chosen, its checks read', async () => {
    await openStage(page, '準備');
    const ready = page.getByRole('region', { name: '事前準備' }).getByRole('listitem').first();
    await ready.getByRole('button', { name: /^済み: / }).click();
    await expect(ready.getByRole('img', { name: '済み' })).toBeVisible();

    await openStage(page, '初動');
    await page.keyboard.press('1');
    await expect(page.getByText('選択中')).toBeVisible();
    await page.keyboard.press('Shift+R');
    const process = page.getByRole('listitem', { name: 'APIのプロセス' });
    await expect(process.getByRole('img', { name: '未完了' })).toBeHidden({ timeout: 30_000 });
  });

  await test.step('a note stands in the timeline', async () => {
    await page.keyboard.press('n');
    await page.keyboard.type(noteText);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('article', { name: noteText })).toBeVisible();
  });

  await test.step('the service is mended, and its recovery verified', async () => {
    await openStage(page, '対応');
    await page.getByRole('button', { name: '復旧作業を行う' }).click();
    await expect(page.getByText(/復旧作業が終わりました/)).toBeVisible({ timeout: 60_000 });
    await openStage(page, '復旧確認');
    await page.getByRole('button', { name: '復旧を確認', exact: true }).click();
    await expect(page.getByText('復旧を確認済み')).toBeVisible({ timeout: 30_000 });
  });

  await test.step('what is owed afterwards is ticked, and the incident closed', async () => {
    await openStage(page, '事後');
    const items = page.getByRole('region', { name: '事後対応' }).getByRole('listitem');
    for (const item of await items.all()) {
      // What the readings that prove the recovery answer is ticked by them.
      const tick = item.getByRole('button', { name: /^済み: / });
      if ((await tick.count()) > 0) await tick.click();
    }
    await page.getByRole('button', { name: '終了する' }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /決定|終了する/ })
      .click();
    await expect(page.getByText('このインシデントは終了しています。')).toBeVisible();
  });

  await test.step('the postmortem goes where the dialog says, and nowhere when it is cancelled', async () => {
    await page.getByRole('link', { name: 'ポストモーテム', exact: true }).click();
    const exportIt = async () => {
      await page.getByRole('button', { name: '書き出す' }).click();
      await page.getByRole('dialog', { name: '書き出す' }).getByRole('button', { name: '書き出す' }).click();
    };
    await exportIt();
    await expect(page.getByText('書き出しをやめました')).toBeVisible();

    const target = join(folder, 'postmortem.md');
    app.dialogs.savePath = target;
    await exportIt();
    await expect(page.getByText(`保存しました: ${target}`)).toBeVisible();

    const document = parseDocument(readFileSync(target, 'utf8'));
    const titles = document.filter(({ depth }) => depth === 2).map(({ title }) => title);
    for (const section of ['発生日時', '検知方法', '影響範囲', '根本原因', '対応内容', '改善策']) {
      expect(titles.filter((title) => title.includes(section))).toHaveLength(1);
    }
    const rows = partsUnder(document, '対応内容').flatMap(({ tables }) => tables.flatMap((table) => table.rows));
    expect(rows.filter((row) => row.some((cell) => cell.includes(noteText)))).toHaveLength(1);
    expect(rows.some((row) => row.some((cell) => /E-\d{3}/.test(cell)))).toBe(true);
  });

  expect(window.troubles).toEqual([]);
  expect(await app.quit()).toBe(0);
});

function addressOf(page: Page): string {
  return new URL(page.url()).hash;
}

async function openStage(page: Page, name: string): Promise<void> {
  const guide = page.getByRole('navigation', { name: '進み方' });
  await guide.getByRole('button', { name: new RegExp(`^${name}`) }).click();
}
