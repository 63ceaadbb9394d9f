/** Writing a section: evidence by `E-`, rows by `@`, a table as a grid, and undo that outlives the app. */
import { expect, type Page } from 'playwright/test';
import { parseDocument } from './support/document.ts';
import { declare, openHome } from './support/responder.ts';
import { test } from './support/test.ts';

// The host is killed under the page, and an owner as reviewer is refused.
const killed = 'ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED_ENCODING|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE';
test.use({ expectedComplaints: [new RegExp(`${killed}|status of 422 .*postmortems/setStatus`)] });

const section = '3. 影響範囲';
const textOf = (page: Page) => page.getByRole('textbox', { name: `${section} の本文 (Markdown)` });

/** An incident with a piece of evidence and a note, its postmortem open at the section. */
async function openSection(page: Page, app: Parameters<typeof openHome>[1]): Promise<void> {
  await openHome(page, app);
  await declare(page);
  await app.runWithInput('connection refused\n', 'attach', '--title', 'curlの出力');
  await page.keyboard.press('n');
  await page.keyboard.insertText('デプロイは昨夕のみ');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('list', { name: 'タイムライン' }).getByText('デプロイは昨夕のみ')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('g');
  await page.keyboard.press('p');
  await expect(page.getByRole('heading', { level: 1, name: /ポストモーテム/ })).toBeVisible();
  await page.getByRole('button', { name: section }).click();
}

test('evidence and rows are inserted by their marks, and undo goes back beyond the death of the app', async ({
  page,
  app,
}) => {
  await openSection(page, app);
  const text = textOf(page);
  await text.fill('利用者 30人。');
  await text.press('End');
  await page.keyboard.type('根拠 E-');
  const evidence = page.getByRole('listbox', { name: '根拠の候補' });
  await expect(evidence.getByRole('option', { name: /E-001 curlの出力/ })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(evidence).toBeHidden();
  await expect(text).toHaveValue('利用者 30人。根拠 E-001');

  await page.keyboard.type(' @昨夕');
  const rows = page.getByRole('listbox', { name: 'タイムラインの行の候補' });
  await expect(rows.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(text).toHaveValue(/^利用者 30人。根拠 E-001 \d\d:\d\d:\d\d デプロイは昨夕のみ \(R-\d{3}\)$/u);
  const cited = await text.inputValue();

  // Escape leaves the list, and not the text.
  await page.keyboard.type(' E-');
  await expect(evidence).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(evidence).toBeHidden();
  await expect(text).toBeFocused();
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect(text).toHaveValue(/ $|\)$/u);
  await page.keyboard.press('Control+y');

  await text.fill(`${cited}\n\n以上。`);
  // Kept within a second, by the promise of the screen.
  await page.waitForTimeout(1_500);
  await app.killAndRestart();
  await openHome(page, app);
  await page.keyboard.press('g');
  await page.keyboard.press('a');
  await page.getByRole('link', { name: 'ポストモーテム #1' }).click();
  await page.getByRole('button', { name: section }).click();
  await expect(text).toHaveValue(`${cited}\n\n以上。`);
  await text.focus();
  for (let step = 0; step < 12 && (await text.inputValue()) !== '利用者 30人。'; step += 1) {
    await page.keyboard.press('Control+z');
  }
  await expect(text).toHaveValue('利用者 30人。');
  for (let step = 0; step < 14; step += 1) await page.keyboard.press('Control+Shift+z');
  await expect(text).toHaveValue(`${cited}\n\n以上。`);
});

test('a table opens as a grid, and only its changed lines change', async ({ page, app }) => {
  await openSection(page, app);
  const text = textOf(page);
  const before = '前文 | 線\n\n|対象|件数|\n|:-|-:|\n| 注文 |3|\n| 決済 | 5 |\n\n> 後文';
  await text.fill(before);
  await page.keyboard.press('F2');
  await expect(page.getByText(/カーソルの位置に表がありません/)).toBeVisible();

  await text.evaluate((area: HTMLTextAreaElement) => {
    const at = area.value.indexOf('注文');
    area.setSelectionRange(at, at);
  });
  await page.keyboard.press('F2');
  const grid = page.getByRole('dialog', { name: '表を編集' });
  await expect(grid.getByRole('textbox', { name: '見出し 1列' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(grid.getByRole('textbox', { name: '1行 2列' })).toBeFocused();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('4 | 約');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(grid.getByRole('textbox', { name: '3行 1列' })).toBeFocused();
  await page.keyboard.type('配送');
  await page.keyboard.press('Escape');
  await expect(grid).toBeHidden();
  const after = before.replace('| 注文 |3|', '| 注文 | 4 \\| 約 |').replace('\n\n>', '\n| 配送 |  |\n\n>');
  await expect(text).toHaveValue(after);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('保存しました')).toBeVisible();
  const shown = page.getByRole('region', { name: `${section} のプレビュー` }).getByRole('table');
  await expect(shown.getByRole('cell', { name: '4 | 約' })).toBeVisible();
  const { stdout } = await app.run('incident', 'export', '1', '--format', 'md');
  const rows = parseDocument(stdout).flatMap(({ tables }) => tables.flatMap(({ rows: all }) => all));
  expect(rows).toContainEqual(['注文', '4 | 約']);
  expect(rows).toContainEqual(['配送', '']);
});

test('the document goes from draft to closed, with an owner, a reviewer and a reason to go back', async ({
  page,
  app,
}) => {
  await openSection(page, app);
  const bar = page.getByRole('region', { name: '文書の状態' });
  await expect(bar).toContainText('下書き');
  await expect(bar).toContainText('提出期限 復旧から48時間');
  await bar.getByRole('button', { name: '担当を決める' }).click();
  await page.getByRole('textbox', { name: '担当の名前' }).fill('佐藤');
  await page.keyboard.press('Enter');
  await expect(bar.getByRole('button', { name: '担当 佐藤' })).toBeVisible();

  await bar.getByRole('button', { name: 'レビューに出す' }).click();
  await bar.getByRole('button', { name: 'レビュー済みにする' }).click();
  await page.getByRole('textbox', { name: 'レビューした人の名前' }).fill('佐藤');
  await page.keyboard.press('Enter');
  await expect(bar.getByText(/文書の担当とは別の人です/)).toBeVisible();
  await bar.getByRole('button', { name: 'レビュー済みにする' }).click();
  await page.getByRole('textbox', { name: 'レビューした人の名前' }).fill('鈴木');
  await page.keyboard.press('Enter');
  await expect(bar).toContainText('レビュー 鈴木');

  await textOf(page).fill('利用者 31人');
  await page.keyboard.press('Control+Enter');
  await expect(bar).toContainText('レビュー後に変更あり');
  await bar.getByRole('button', { name: '前の状態に戻す' }).click();
  await page.getByRole('combobox', { name: '戻す先' }).selectOption('レビュー中');
  await page.getByRole('textbox', { name: '理由' }).fill('影響の数を直した');
  await page.keyboard.press('Enter');
  await expect(bar.getByText('レビュー中', { exact: true })).toBeVisible();
  await bar.getByRole('button', { name: 'レビュー済みにする' }).click();
  await page.getByRole('textbox', { name: 'レビューした人の名前' }).fill('鈴木');
  await page.keyboard.press('Enter');
  await bar.getByRole('button', { name: '完了にする' }).click();
  await expect(bar.getByText('完了', { exact: true })).toBeVisible();

  const { stdout } = await app.run('incident', 'export', '1', '--format', 'md');
  const header = new Map(parseDocument(stdout)[1]?.tables[0]?.rows.map(([name = '', value = '']) => [name, value]));
  expect(header.get('文書の状態')).toMatch(/^完了 \(レビュー 鈴木、\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\)$/u);
  expect(header.get('文書の担当')).toBe('佐藤');
});
