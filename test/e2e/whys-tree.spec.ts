/** 5 Whys written by keyboard alone: depth, order, evidence and marks, undone and kept, and found in the document. */
import { declare, openHome } from './support/responder.ts';
import { expect, test } from './support/test.ts';

const causes = 'なぜ起きたか';

test('a tree of whys by keyboard, from the first answer to the document', async ({ page, app }) => {
  await openHome(page, app);
  await declare(page);
  await app.runWithInput('config error: DATABASE_URL is empty\n', 'attach', '--title', '起動ログ');
  await page.keyboard.press('g');
  await page.keyboard.press('p');
  await expect(page.getByRole('heading', { level: 1, name: /ポストモーテム/ })).toBeVisible();
  await page.getByRole('button', { name: /^4\. 根本原因/ }).click();
  await page.keyboard.press('w');
  const editor = page.getByRole('region', { name: '5 Whys', exact: true });
  await expect(editor.getByRole('heading', { name: '5 Whys' })).toBeVisible();
  const answers = editor.getByRole('region', { name: causes }).getByRole('textbox');
  const valuesOf = () => answers.evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value));

  await editor.getByRole('button', { name: `${causes} に答えを書く` }).press('Enter');
  await expect(answers).toBeFocused();
  await expect(answers).toHaveAttribute('placeholder', '何が起きて障害になったか');
  await page.keyboard.type('APIが起動しない E-');
  await expect(editor.getByRole('option', { name: /E-001 起動ログ/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(editor.getByRole('button', { name: 'E-001 の引用を外す' })).toBeVisible();
  expect(await valuesOf()).toEqual(['APIが起動しない']);

  await page.keyboard.press('Shift+Enter');
  await page.keyboard.type('設定が空だった');
  await page.keyboard.press('Alt+h');
  await page.keyboard.press('Enter');
  await page.keyboard.type('起動時に設定を確かめていない');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Alt+s');
  await page.keyboard.press('Alt+h');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.type('再起動が自動でない');
  await page.keyboard.press('Alt+s');
  await page.keyboard.press('Alt+h');
  await expect(editor.getByRole('textbox', { name: `${causes} 4番目 深さ2` })).toBeFocused();
  await page.keyboard.press('Alt+ArrowUp');
  expect(await valuesOf()).toEqual([
    'APIが起動しない',
    '再起動が自動でない',
    '設定が空だった',
    '起動時に設定を確かめていない',
  ]);
  await page.keyboard.press('Control+z');
  expect((await valuesOf())[1]).toBe('設定が空だった');
  await page.keyboard.press('Control+y');
  expect((await valuesOf())[1]).toBe('再起動が自動でない');
  await expect(editor.getByText('どの枝も仕組みの問題に行き着いています')).toBeVisible();

  await page.keyboard.press('Control+Enter');
  await expect(editor.getByText('保存しました')).toBeVisible();
  await editor.getByRole('button', { name: '本文に戻る' }).click();
  const shown = page.getByRole('region', { name: '4. 根本原因 のプレビュー' });
  const tree = shown.getByRole('listitem').filter({ hasText: 'なぜ1: APIが起動しない (根拠 E-001)' });
  await expect(tree.getByRole('listitem').filter({ hasText: /^なぜ2: 再起動が自動でない/ })).toHaveText(
    'なぜ2: 再起動が自動でない (仮説、仕組みの問題)',
  );
  await expect(tree.getByRole('listitem').filter({ hasText: /^なぜ3/ })).toHaveText(
    'なぜ3: 起動時に設定を確かめていない (仮説、仕組みの問題)',
  );
});

test('two windows write the whys, and neither loses them', async ({ context, page, app }) => {
  await openHome(page, app);
  await declare(page);
  await page.keyboard.press('g');
  await page.keyboard.press('p');
  const write = async (window: typeof page, words: string) => {
    await window.getByRole('button', { name: /^4\. 根本原因/ }).click();
    await window.getByRole('button', { name: '5 Whysを書く' }).click();
    await window.getByRole('button', { name: `${causes} に答えを書く` }).click();
    await window.keyboard.type(words);
  };
  await write(page, '設定が空だった');
  const other = await context.newPage();
  await other.goto(page.url());
  await other.getByRole('button', { name: /^4\. 根本原因/ }).click();
  await other.getByRole('button', { name: '5 Whysを書く' }).click();
  const theirs = other.getByRole('region', { name: causes }).getByRole('textbox');
  // What was typed in the first window is a draft that the second one shows too.
  await expect(theirs).toHaveValue('設定が空だった');
  await theirs.fill('証明書が切れた');
  await other.keyboard.press('Control+Enter');
  await expect(other.getByText('保存しました')).toBeVisible();
  const conflict = page.getByRole('alert').filter({ hasText: '先にこのセクションを保存しました' });
  await expect(conflict).toContainText('証明書が切れた');
  await page.getByRole('button', { name: '自分の文で上書き' }).click();
  await expect(conflict).toBeHidden();
  await expect(theirs).toHaveValue('設定が空だった');
});
