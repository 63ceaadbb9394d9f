/** Bad input on the screen: one clear sentence each, nothing lost, and never the inside of the program. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Locator, Page } from 'playwright/test';
import { closedPort, drillDatabase, fillEnvironment, readPart } from './support/environment-page.ts';
import { openHome, startDrill } from './support/responder.ts';
import { expect, test } from './support/test.ts';

const bundled = fileURLToPath(new URL('../../runbooks/todo-api.ja.md', import.meta.url));

/** A stack trace, a path into the program, the name of a system error or of a class of errors. */
const insides =
  /\bat .+:\d+:\d+|node:|node_modules|\.ts:\d|\b(?:ECONN[A-Z]+|ENO[A-Z]+|EAI_[A-Z]+|EACCES|EPERM|ETIMEDOUT)\b|\b\w+Error\b|\bundefined\b|\[object/;

async function expectNoInsides(page: Page): Promise<void> {
  expect(await page.locator('body').textContent()).not.toMatch(insides);
}

/** A refused import is answered with 422, which Chromium writes down as well. */
test.use({ expectedComplaints: [/status of 422 .*\/rpc\/runbooks\/import/] });

test('runbook files that are none', async ({ page, app }) => {
  await openHome(page, app);
  await page.getByRole('link', { name: 'Runbook', exact: true }).click();
  const list = page.getByRole('main').getByRole('listitem');
  await expect(list).toHaveCount(2);

  await importFile(page, 'empty.md', Buffer.alloc(0));
  const refusal = page.getByRole('alert');
  await expect(refusal).toContainText('empty.md をRunbookとして使えません。');
  await expect(refusal).toContainText('登録済みのものは変わっていません。');
  await expectNoInsides(page);

  await importFile(page, 'picture.md', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0xff, 0xfe, 0, 1, 2, 3]));
  await expect(refusal).toContainText('picture.md をRunbookとして使えません。テキストではないファイルです。');
  await expect(list).toHaveCount(2);
  await expectNoInsides(page);

  // In the middle of a code block of the third pattern, and of a character.
  const whole = readFileSync(bundled);
  await importFile(page, 'cut.md', whole.subarray(0, Math.floor(whole.length / 2)));
  await expect(page.getByRole('status').filter({ hasText: 'TODO API 障害対応Runbook' })).toBeVisible();
  await page.getByRole('link', { name: '内容を見る' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'TODO API 障害対応Runbook' })).toBeVisible();
  await expect(page.getByText(/パターン1|1\. サービスが落ちている/).first()).toBeVisible();
  await expectNoInsides(page);
});

test('a wrong port, an unknown host and a wrong password', async ({ page, app }) => {
  await startDrill(app, null);
  const database = await drillDatabase(app);
  const port = await closedPort();
  await openHome(page, app);
  await fillEnvironment(page, {
    name: '検証',
    apiUrl: `http://127.0.0.1:${port}`,
    database: { ...database, port, passwordFile: database.passwordFile },
  });
  await expectReading(
    page,
    'API',
    `接続拒否 127.0.0.1:${port} (GET /health)`,
    /ポート番号と、サービスが起動しているか/,
  );
  await expectReading(
    page,
    'DB (PostgreSQL)',
    `DB接続拒否 127.0.0.1:${port}`,
    /ポート番号と、サービスが起動しているか/,
  );

  await page.getByRole('textbox', { name: 'ベースURL' }).fill('http://api.internal.invalid');
  await expectReading(page, 'API', /不明 \(名前解決失敗\) api\.internal\.invalid:80/, /綴りと、VPNやトンネルの接続/);

  await page.getByRole('textbox', { name: 'DBのポート' }).fill(String(database.port));
  await page.getByRole('textbox', { name: 'DBのユーザー' }).fill('nobody_knows_me');
  await expectReading(
    page,
    'DB (PostgreSQL)',
    /不明 \(認証失敗\) DB 127\.0\.0\.1:\d+/,
    /DBのユーザーと、パスワードの参照先/,
  );

  await page.getByRole('textbox', { name: 'DBのポート' }).fill('70000');
  await page.getByRole('button', { name: 'DB (PostgreSQL)を読み取る' }).click();
  await expect(page.getByText('1〜65535 の数にします')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'DBのポート' })).toBeFocused();
  await page.getByRole('textbox', { name: 'ベースURL' }).fill('ftp://api.example');
  await page.getByRole('button', { name: 'APIを読み取る', exact: true }).click();
  await expect(page.getByText('http:// か https:// で始まるアドレスにします')).toBeVisible();
  await expectNoInsides(page);
});

async function expectReading(page: Page, part: string, words: string | RegExp, advice: RegExp): Promise<void> {
  const result: Locator = await readPart(page, part);
  await expect(result).toContainText(words);
  await expect(result).toContainText(advice);
  await expectNoInsides(page);
}

async function importFile(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/markdown', buffer });
}
