/** The checker beside the text, and the actions as a table: as a person meets them, by keyboard. */
import { endWordsIn } from './support/ime.ts';
import { declare, openHome } from './support/responder.ts';
import { expect, test } from './support/test.ts';

// A ticket that is no link is refused.
test.use({ expectedComplaints: [/status of 422 .*\/rpc\/postmortems\/setActionItem\)/] });

const impact = '3. 影響範囲';

test('a vague number is found as it is typed, rewritten, let stand, and blocks nothing', async ({ page, app }) => {
  await openHome(page, app);
  await declare(page);
  await page.keyboard.press('g');
  await page.keyboard.press('p');
  await page.getByRole('button', { name: impact }).click();
  const pane = page.getByRole('region', { name: '文面の指摘' });
  await expect(pane).toContainText('この節に指摘はありません。');
  const text = page.getByRole('textbox', { name: `${impact} の本文 (Markdown)` });
  await text.fill('一部のユーザーに影響した。しばらく続いた。');
  await expect(pane).toContainText('指摘 2件');
  await expect(page.getByRole('button', { name: impact })).toContainText('指摘 2件');
  await expect(pane).toContainText('読み手ごとに大きさが変わる。');

  await pane.getByRole('button', { name: '「一部のユーザー」に書き換え案を入れる' }).click();
  await expect(text).toHaveValue('ユーザー 〈数〉 (全体の〈割合〉%)に影響した。しばらく続いた。');
  await pane.getByRole('button', { name: '「しばらく」の場所へ' }).click();
  await expect(text).toBeFocused();
  expect(
    await text.evaluate((area) =>
      (area as HTMLTextAreaElement).value.slice(
        (area as HTMLTextAreaElement).selectionStart,
        (area as HTMLTextAreaElement).selectionEnd,
      ),
    ),
  ).toBe('しばらく');

  await pane.getByRole('button', { name: '「しばらく」をそのままにする' }).click();
  const reason = pane.getByRole('textbox', { name: 'そのままにする理由' });
  await reason.fill('お客様の言葉の引用');
  await endWordsIn(reason);
  await expect(reason).toHaveValue('お客様の言葉の引用');
  await reason.press('Enter');
  await expect(pane).toContainText('そのままとしたもの 1件');
  await expect(pane.getByRole('button', { name: '「しばらく」の場所へ' })).toBeHidden();

  await text.focus();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('保存しました')).toBeVisible();
  await page.reload();
  await page.getByRole('button', { name: impact }).click();
  await expect(pane).toContainText('そのままとしたもの 1件');
  await pane.getByText('そのままとしたもの 1件').click();
  await expect(pane).toContainText('理由: お客様の言葉の引用');
  await pane.getByRole('button', { name: '「しばらく」を指摘に戻す' }).click();
  await expect(pane.getByRole('button', { name: '「しばらく」の場所へ' })).toBeVisible();
});

test('actions are added, edited by keyboard, done with a proof, and stand in the document', async ({ page, app }) => {
  await openHome(page, app);
  await declare(page);
  await page.keyboard.press('n');
  await page.keyboard.type('TODO: 接続数の監視を足す');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.keyboard.press('g');
  await page.keyboard.press('p');
  await expect(page.getByRole('heading', { level: 1, name: /ポストモーテム/ })).toBeVisible();
  await page.keyboard.press('i');
  const dialog = page.getByRole('dialog', { name: '改善策の表' });
  await dialog.getByRole('button', { name: '採る: 接続数の監視を足す' }).click();
  await expect(dialog.getByRole('button', { name: '採る: 接続数の監視を足す' })).toBeHidden();
  const added = dialog.getByRole('textbox', { name: '新しい改善策 (何をするか、動詞まで)' });
  await added.fill('上限を200にする');
  await endWordsIn(added);
  await expect(added).toHaveValue('上限を200にする');
  await added.press('Enter');
  const first = dialog.getByRole('textbox', { name: 'A-1 改善策' });
  await expect(first).toHaveValue('接続数の監視を足す');
  await expect(dialog.getByRole('textbox', { name: 'A-2 改善策' })).toHaveValue('上限を200にする');

  await first.focus();
  await page.keyboard.press('ArrowDown');
  await expect(dialog.getByRole('textbox', { name: 'A-2 改善策' })).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(first).toBeFocused();
  const owner = dialog.getByRole('textbox', { name: 'A-1 担当' });
  await owner.fill('鈴木');
  await endWordsIn(owner);
  await expect(dialog.getByText('未保存')).toBeVisible();
  await dialog.getByLabel('A-1 期日').fill('2026-12-09');
  await dialog.getByLabel('A-1 種別').selectOption({ label: '検知' });
  await dialog.getByRole('textbox', { name: 'A-1 チケット' }).fill('javascript:alert(1)');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('alert')).toContainText('http:// か https://');
  await dialog.getByRole('textbox', { name: 'A-1 チケット' }).fill('https://tracker.example/OPS-1');
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('未保存')).toBeHidden();

  await dialog.getByRole('button', { name: '完了にする: 上限を200にする' }).click();
  const proof = dialog.getByRole('textbox', { name: '何で確かめたか (リンクか一言)' });
  await proof.fill('SHOW max_connections で200');
  await endWordsIn(proof);
  await expect(proof).toBeVisible();
  await proof.press('Enter');
  await expect(dialog.getByRole('button', { name: '未完了に戻す: 上限を200にする' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();

  const pane = page.getByRole('region', { name: '改善策', exact: true });
  await expect(pane).toContainText('未完了 1件、完了 1件');
  await page.getByRole('button', { name: '6. 改善策' }).click();
  const text = page.getByRole('textbox', { name: '6. 改善策 の本文 (Markdown)' });
  await expect(text).toHaveValue(/A-1 \| 接続数の監視を足す \| 検知 \| 鈴木 \| 2026-12-09/);
  await expect(text).toHaveValue(/完了: SHOW max\\?_connections で200/);
});
