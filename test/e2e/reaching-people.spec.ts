/** Reaching people by keys: whom to call and what to say, messages made of the record, and the facts that both are made from. */
import type { Page } from 'playwright/test';
import { photographerOf } from './support/pictures.ts';
import { declare, exportPostmortem, openHome, startDrill, timelineRow } from './support/responder.ts';
import { expect, test } from './support/test.ts';

test.use({ viewport: { width: 1280, height: 800 }, permissions: ['clipboard-read', 'clipboard-write'] });

const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

/** One contact who is always there, and one of whose hours nothing can be said. */
async function addContacts(page: Page): Promise<void> {
  await page.goto(new URL('#/environments', page.url()).href);
  await page.getByRole('button', { name: /訓練/ }).first().click();
  const people = [
    ['DBA', '鈴木', '090-1234-5678', '24時間365日'],
    ['インフラ担当', '山田', '#infra', '相談して決める'],
  ] as const;
  for (const [index, [role, person, contact, hours]] of people.entries()) {
    await page.getByRole('button', { name: '連絡先を追加' }).click();
    await page.getByRole('textbox', { name: '役割' }).nth(index).fill(role);
    await page.getByRole('textbox', { name: '担当者' }).nth(index).fill(person);
    await page.getByRole('textbox', { name: '連絡方法' }).nth(index).fill(contact);
    await page.getByRole('textbox', { name: '対応時間' }).nth(index).fill(hours);
  }
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('保存しました')).toBeVisible();
}

test('calls for help and messages from the first notice to the postmortem', async ({ page, app }) => {
  test.setTimeout(300_000);
  await startDrill(app, 'down');
  await openHome(page, app);
  await addContacts(page);
  await page.goto(new URL('#/', page.url()).href);
  await expect(page.getByRole('heading', { level: 1, name: 'ホーム' })).toBeVisible();
  await declare(page);
  const camera = await photographerOf(page);
  await expect(timelineRow(page, /接続拒否/).first()).toBeVisible({ timeout: 40_000 });

  await page.keyboard.press('e');
  const calls = page.getByRole('dialog', { name: 'エスカレーション' });
  await expect(calls.getByRole('listitem', { name: 'DBA 鈴木' })).toContainText('いま連絡可');
  await expect(calls.getByRole('listitem', { name: 'インフラ担当 山田' })).toContainText('稼働時間を解釈できません');
  await expect(calls.getByRole('link', { name: '電話をかける 09012345678' })).toHaveAttribute(
    'href',
    'tel:09012345678',
  );
  // Every answer is refused, which is the rule for at once.
  await expect(calls.getByRole('region', { name: 'エスカレーション基準' })).toContainText('該当');
  await calls.getByRole('button', { name: '3行をコピー' }).click();
  await expect.poll(() => clipboard(page)).toMatch(/障害: [\s\S]*接続拒否[\s\S]*\n.*経過[\s\S]*\n.*調査に入って/);
  // The button says for a moment that it copied.
  await expect(calls.getByText('コピーしました')).toHaveCount(0);
  await calls.getByRole('heading', { name: 'エスカレーション基準' }).scrollIntoViewIfNeeded();
  await camera.take('reaching-1-escalation');
  await camera.takeAt('reaching-1-at-1024x640', { width: 1024, height: 640 });
  await calls.getByRole('button', { name: '留守' }).click();
  await expect(calls.getByRole('status').filter({ hasText: '記録しました' })).toContainText('DBA 鈴木 留守');
  await expect(calls.getByRole('listitem', { name: 'DBA 鈴木' })).toContainText('前回: 留守');
  await page.keyboard.press('Escape');
  await expect(timelineRow(page, /エスカレーション 留守: DBA 鈴木/)).toBeVisible();

  await page.keyboard.press('m');
  const message = page.getByRole('dialog', { name: '連絡文' });
  const copy = message.getByRole('button', { name: /コピーして記録/ });
  await copy.click();
  await expect(message.getByText('次回の連絡の時刻を決めます')).toBeVisible();
  const impact = message.getByRole('textbox', { name: '影響' });
  await impact.fill('鈴木のデプロイで全店舗の注文ができない可能性');
  await message.getByRole('button', { name: '社外' }).click();
  await expect(message.getByRole('alert').filter({ hasText: '書き換える' })).toContainText('推測: 可能性');
  await camera.take('reaching-2-message-refused');
  await impact.fill('全店舗で注文ができません');
  await message.getByRole('button', { name: '30分後' }).click();
  // What a composition ends with sends nothing.
  await impact.focus();
  await impact.dispatchEvent('keydown', {
    key: 'Enter',
    ctrlKey: true,
    keyCode: 229,
    isComposing: true,
    bubbles: true,
  });
  await expect(message.getByText('まだありません。')).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(message.getByText(/コピーして記録しました/)).toBeVisible();
  await expect.poll(() => clipboard(page)).toContain('*【訓練】【第一報】');
  expect(await clipboard(page)).not.toContain('鈴木');
  await camera.take('reaching-3-message-sent');
  await camera.takeAt('reaching-3-at-1024x640', { width: 1024, height: 640 });
  await message.getByRole('button', { name: '現状3行' }).click();
  await expect.poll(async () => (await clipboard(page)).split('\n').length).toBe(3);
  await expect(message.getByText('コピーしました', { exact: true })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: '続報まで' })).toContainText('残り');

  await page.keyboard.press('Shift+I');
  const details = page.getByRole('dialog');
  await details.getByRole('textbox', { name: '問い合わせ' }).fill('12件');
  await page.keyboard.press('Enter');
  // It shows what is recorded, not what was clicked.
  await details.getByRole('checkbox', { name: /漏えい等の疑い/ }).click();
  await expect(details.getByRole('checkbox', { name: /漏えい等の疑い/ })).toBeChecked();
  await expect(details.getByText(/確報の期限/)).toBeVisible();
  await details.getByText(/確報の期限/).scrollIntoViewIfNeeded();
  await camera.take('reaching-4-facts-and-leak');
  await page.keyboard.press('Escape');
  await camera.take('reaching-5-desk');
  await camera.takeAt('reaching-5-at-1024x640', { width: 1024, height: 640 });

  const { markdown } = await exportPostmortem(page);
  expect(markdown).toContain('問い合わせ件数: 12件');
  expect(markdown).toContain('漏えいの疑い');
  expect(markdown).toContain('エスカレーション 留守');
});
