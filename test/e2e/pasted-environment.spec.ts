/** A line that the person has at hand brings them to the test of a target, and what it says is neither sent nor kept unasked. */
import { readdirSync, readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright/test';
import { drillDatabase, readPart, saveEnvironment } from './support/environment-page.ts';
import { openHome, patient, startDrill } from './support/responder.ts';
import { expect, test } from './support/test.ts';

test.beforeEach(async ({ page, app }) => {
  await openHome(page, app);
  await page.getByRole('link', { name: '環境', exact: true }).click();
  await page.getByRole('button', { name: '最初の環境を登録' }).click();
});

/** What a clipboard that holds the line does to the field in focus. */
async function paste(page: Page, line: string): Promise<Locator> {
  const box = page.getByRole('textbox', { name: '接続の行を貼り付け' });
  await box.focus();
  await box.evaluate((element, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text', text);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, line);
  return page.getByRole('status', { name: '貼り付けた行の読み取り結果' });
}

const section = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true });
const field = (page: Page, name: string): Locator => page.getByRole('textbox', { name, exact: true });
const focused = (page: Page): Locator => page.locator(':focus');

test('a database behind a bastion is two names and one key away from its test', async ({ page }) => {
  const found = await paste(page, 'ssh -L 15432:db.internal:5432 bastion');
  await expect(found).toContainText('DBへの経路');
  await expect(field(page, 'DBのホスト')).toHaveValue('db.internal');
  await expect(page.getByRole('combobox', { name: 'DBへの経路' })).toHaveValue('ssh');
  await expect(field(page, 'DBへのsshの名前')).toHaveValue('bastion');
  await expect(page.getByRole('checkbox', { name: 'APIを読み取る' })).not.toBeChecked();

  // Nobody looks for the next field: it has the focus.
  await expect(field(page, 'データベース名')).toBeFocused();
  await page.keyboard.insertText('orders');
  await page.keyboard.press('Tab');
  await expect(field(page, 'DBのユーザー')).toBeFocused();
  await page.keyboard.insertText('oncall');

  const database = section(page, 'DB (PostgreSQL)');
  await expect(database).toContainText('まだ何も送信していません');
  await expect(database).toContainText('本番です');
  await expect(database).toContainText('ssh bastion → db.internal:5432');
  await expect(database.locator('pre')).toContainText([
    'ssh bastion',
    / -f -N -M .* -- bastion$/,
    '→',
    / -W db\.internal:5432 -- bastion$/,
    'db.internal:5432/orders user=oncall sslmode=verify-full application_name=hikeshi',
    'BEGIN READ ONLY;',
  ]);
  await expect(database.getByRole('button', { name: 'DB (PostgreSQL)を読み取る' })).toBeEnabled();
});

test('a database is read with the password of the line, before anything is saved', async ({ page, app }) => {
  test.setTimeout(120_000);
  await startDrill(app, null);
  const { host, port, name, user, passwordFile } = await drillDatabase(app);
  const password = readFileSync(passwordFile, 'utf8').trim();
  await paste(page, `psql "postgres://${user}:${password}@${host}:${port}/${name}?sslmode=disable"`);
  await expect(focused(page)).toHaveAccessibleName('DB (PostgreSQL)を読み取る');
  await page.keyboard.press('Enter');
  const result = page.getByRole('status', { name: 'DB (PostgreSQL)の読み取り結果' });
  await expect(result).toContainText('DB接続成功', patient);
  await expect(result).toContainText(/接続 \d+\/\d+/);
  await expect(page.getByText('未保存の変更があります')).toBeVisible();
});

test('the Enter of a composition fills nothing in', async ({ page }) => {
  const box = field(page, '接続の行を貼り付け');
  await box.fill('bastion');
  const session = await page.context().newCDPSession(page);
  const key = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 229 };
  await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key });
  await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
  await expect(section(page, 'ホスト')).toContainText('ホストがまだありません');
  await page.keyboard.press('Enter');
  await expect(field(page, 'ホストの名前')).toHaveValue('bastion');
});

test('psql behind an alias leaves nothing to fill in', async ({ page }) => {
  await paste(page, 'ssh bastion psql -h db.internal -U oncall orders');
  await expect(page.getByRole('combobox', { name: 'DBへの経路' })).toHaveValue('psqlOverSsh');
  await expect(focused(page)).toHaveAccessibleName('DB (PostgreSQL)を読み取る');
});

test('a password in the line goes into its write-only field and nowhere else', async ({ page, app }) => {
  const secret = 'Zq7-hunter2';
  await paste(page, `postgres://oncall:${secret}@127.0.0.1:1/orders?sslmode=disable`);
  await expect(field(page, '接続の行を貼り付け')).toHaveValue('');
  await expect(field(page, 'DBのパスワードの値')).toHaveValue(secret);
  await expect(field(page, 'DBのパスワードの値')).toHaveAttribute('type', 'password');
  await expect(page.locator('body')).not.toContainText(secret);

  await field(page, '名前').fill('東京');
  await saveEnvironment(page);
  await expect(section(page, 'DB (PostgreSQL)')).toContainText('値を確認できています');
  await expect(field(page, 'DBのパスワードの値')).toHaveValue('');
  await readPart(page, 'DB (PostgreSQL)');
  const files = readdirSync(app.dataDir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  expect(files.length).toBeGreaterThan(0);
  for (const file of files) expect(readFileSync(join(file.parentPath, file.name)).includes(secret)).toBe(false);
});

test('what was filled in can be taken back, and what is not understood says so', async ({ page }) => {
  await field(page, 'ベースURL').fill('https://api.example.com');
  await paste(page, 'curl -s https://other.example.com/healthz');
  await expect(field(page, 'ベースURL')).toHaveValue('https://other.example.com');
  await page.getByRole('button', { name: '埋める前に戻す' }).click();
  await expect(field(page, 'ベースURL')).toHaveValue('https://api.example.com');
  await expect(field(page, 'ヘルスチェックのパス')).toHaveValue('/health');

  const found = await paste(page, '本番のDBが落ちた');
  await expect(found).toContainText('読み取れませんでした');
  await expect(field(page, 'ベースURL')).toHaveValue('https://api.example.com');
  await expect(field(page, '接続の行を貼り付け')).toHaveValue('本番のDBが落ちた');
});

test('hosts, their logs and deployments are read where they lie', async ({ page, app }) => {
  await page.getByRole('checkbox', { name: 'APIを読み取る' }).uncheck();
  await expect(section(page, 'ログ').getByRole('button', { name: 'ログを追加' })).toBeDisabled();
  await page.getByRole('button', { name: 'ホストを追加' }).click();
  await expect(field(page, 'ホストの名前')).toBeFocused();
  await page.getByRole('combobox', { name: '読み取りコマンドの動かし方' }).selectOption('このマシンで');
  await expect(field(page, 'ホストの名前')).toHaveValue(hostname());
  await expect(field(page, 'このマシンのホスト名')).toHaveValue(hostname());
  await field(page, 'このマシンのホスト名').fill('another-machine');
  await expect(section(page, 'ホスト')).toContainText(`いま使っているのは ${hostname()} です`);
  await page.getByRole('button', { name: 'このマシンにする' }).click();

  await page.getByRole('button', { name: 'ログを追加' }).click();
  await field(page, 'ログのパス').fill(join(app.dataDir, 'no-such.log'));
  const logs = section(page, 'ログ');
  await expect(logs.locator('pre')).toHaveText(join(app.dataDir, 'no-such.log'));
  const result = await readPart(page, 'ログ');
  await expect(result).toContainText('不明');
  await expect(result).toContainText('パスの綴り');

  await page.getByRole('button', { name: `ホスト 1 ${hostname()}を外す` }).click();
  await field(page, '名前').fill('東京');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('combobox', { name: 'ログのあるホスト' })).toBeFocused();
  await expect(logs).toContainText('ホストを選びます');
});
