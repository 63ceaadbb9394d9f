/** Commands of a runbook on the hosts of an environment: which one is chosen, a log that is followed, and output from elsewhere. */
import { execFileSync } from 'node:child_process';
import { appendFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { saveEnvironment } from './support/environment-page.ts';
import { photographerOf } from './support/pictures.ts';
import { declare, goToStage, openHome, timelineRow } from './support/responder.ts';
import { expect, test } from './support/test.ts';

const runbookOf = (log: string) => `# 受注API Runbook

## パターン

### 1. 受注できない

#### 症状
- 受注APIが応答しない

#### 1.1 初動確認 (5分以内)

\`\`\`bash
# 1. ディスク確認
df -h

# 2. ログの監視
tail -f ${log}

# 3. 保存先のサーバー確認
ssh db-01 df -h <path>
\`\`\`
`;

async function handIn(page: Page, button: string, name: string, text: string): Promise<void> {
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: button }).first().click();
  await (await choosing).setFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
}

/** Takes the runbook and an environment of these hosts in, and goes home. */
async function prepare(page: Page, runbookText: string, hosts: object[]): Promise<void> {
  await page.getByRole('link', { name: 'Runbook', exact: true }).click();
  // Home takes files in too.
  await expect(page.getByRole('heading', { level: 1, name: 'Runbook' })).toBeVisible();
  const runbook = { name: 'orders.md', mimeType: 'text/markdown', buffer: Buffer.from(runbookText) };
  await page.locator('input[type="file"]').first().setInputFiles(runbook);
  await expect(page.getByText('受注API Runbook').first()).toBeVisible();

  await page.getByRole('link', { name: '環境', exact: true }).click();
  const environment = {
    id: 'orders',
    name: '本番',
    kind: 'production',
    service: '受注API',
    api: null,
    database: null,
    hosts,
    logs: [],
    accessDurationUnit: null,
    deployments: null,
    thresholds: [],
    contacts: [],
    dashboards: [],
    runbookHash: null,
  };
  const file = JSON.stringify({ format: 'hikeshi-environment', version: 1, environment });
  await handIn(page, 'ファイルから追加', 'environment.json', file);
  await expect(page.getByRole('region', { name: 'ファイルから読み込んだ環境' })).toBeVisible();
  await saveEnvironment(page);
  await page.getByRole('link', { name: 'ホーム' }).click();
}

test('a host is chosen, a log is followed, and what was run elsewhere is pasted', async ({ page, app }) => {
  test.slow();
  const log = join(app.dataDir, 'app.log');
  writeFileSync(log, '03:00 started\n');
  await openHome(page, app);
  await prepare(page, runbookOf(log), [
    { id: 'web', name: 'web-01', run: { kind: 'here', hostname: hostname() }, processName: null },
    { id: 'batch', name: 'batch-01', run: { kind: 'here', hostname: 'batch-01.internal' }, processName: null },
  ]);
  await declare(page);
  await page.keyboard.press('1');
  await goToStage(page, '初動');

  const disk = page.getByRole('listitem', { name: /ディスク確認/ });
  const choice = disk.getByRole('group', { name: '読み取るホスト' });
  await expect(choice.getByRole('button', { name: 'web-01' })).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('r');
  await expect(disk.getByRole('group', { name: '最後の読み取り' })).toContainText(hostname());
  await choice.getByRole('button', { name: 'batch-01' }).click();
  await page.keyboard.press('r');
  await expect(disk.getByRole('group', { name: '最後の読み取り' })).toHaveCount(2);
  await expect(disk).toContainText('不明 (許可なし) df -h @ batch-01');
  const photographer = await photographerOf(page);
  await photographer.take('incident-hosts');
  await choice.getByRole('button', { name: 'web-01' }).click();

  await page.keyboard.press('j');
  const step = page.getByRole('listitem', { name: /ログの監視/ });
  await step.getByRole('button', { name: /^追跡する/ }).click();
  const lines = step.getByRole('region', { name: 'ログの追跡' });
  await expect(lines).toContainText('03:00 started');
  appendFileSync(log, '03:12 ERROR password=hunter2hunter2 disk full\n');
  await expect(lines).toContainText('03:12 ERROR password=[redacted] disk full');
  await photographer.take('incident-following');
  await photographer.takeAt('incident-following-narrow', { width: 1024, height: 640 });
  await step.getByRole('button', { name: /^追跡を止める/ }).click();
  await expect(lines).toContainText('追跡を止めました');
  await expect(timelineRow(page, 'まで追跡')).toBeVisible();

  await page.keyboard.press('j');
  const far = page.getByRole('listitem', { name: /保存先のサーバー確認/ });
  await expect(far).toContainText('環境にSSHの別名 db-01 のホストがありません');
  await expect(far.getByRole('button', { name: /^読み取る/ })).toHaveCount(0);
  await far.getByRole('textbox', { name: '<path>' }).fill('/var/my data');
  await expect(far).toContainText("ssh db-01 df -h '/var/my data'");
  await far.getByRole('button', { name: /^出力を貼り付ける/ }).click();
  const dialog = page.getByRole('dialog', { name: '根拠として添付' });
  await expect(dialog.getByRole('combobox', { name: 'どのコマンドの出力か' })).toHaveValue('command');
  await dialog
    .getByRole('textbox', { name: '内容' })
    .fill('Filesystem Size Used Avail Use% Mounted on\n/dev/sdb1 20G 20G 0 100% /var\n');
  await photographer.take('incident-paste-output');
  await page.keyboard.press('Control+Enter');
  await expect(far.getByRole('group', { name: '最後の読み取り' })).toContainText('貼り付けた出力');
  await expect(far).toContainText('ディスク /var 100% (db-01)');
  await expect(timelineRow(page, '(貼り付けた出力)')).toContainText('緊急');
});

test('a window that is closed ends what it followed, and the row is written', async ({ page, app }) => {
  const log = join(app.dataDir, 'left.log');
  writeFileSync(log, '03:00 started\n');
  await openHome(page, app);
  await prepare(page, runbookOf(log), [
    { id: 'web', name: 'web-01', run: { kind: 'here', hostname: hostname() }, processName: null },
  ]);
  await declare(page);
  await page.keyboard.press('1');
  await goToStage(page, '初動');
  await page.keyboard.press('j');
  await page.getByRole('button', { name: /^追跡する/ }).click();
  await expect(page.getByRole('region', { name: 'ログの追跡' })).toContainText('03:00 started');
  const followers = () =>
    execFileSync('ps', ['-eo', 'stat=,args='], { encoding: 'utf8' })
      .split('\n')
      .filter((row) => row.includes('tail') && row.includes(log) && !row.startsWith('Z'));
  expect(followers()).toHaveLength(1);
  const beside = await page.context().newPage();
  await beside.goto(page.url());
  await page.close();
  await expect.poll(followers).toEqual([]);
  await expect(timelineRow(beside, 'まで追跡')).toBeVisible();
});
