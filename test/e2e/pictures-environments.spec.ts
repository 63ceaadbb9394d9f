/** Pictures of the environments' page: empty, filled from a line, whole, with what was read, and small. */
import { hostname } from 'node:os';
import type { Page } from 'playwright/test';
import { closedPort, fillEnvironment, readPart, saveEnvironment } from './support/environment-page.ts';
import { photographerOf } from './support/pictures.ts';
import { openHome } from './support/responder.ts';
import { expect, test } from './support/test.ts';

test.use({ viewport: { width: 1280, height: 800 } });

const sections = ['API', 'DB', 'ホスト', 'ログ', 'デプロイの記録', 'しきい値', '連絡先', 'ダッシュボード'];

test('one page an environment', async ({ page, app }) => {
  test.setTimeout(240_000);
  await openHome(page, app);
  await fillWhole(page);
  await readPart(page, 'API');
  await readPart(page, 'DB (PostgreSQL)');
  await saveEnvironment(page);
  const camera = await photographerOf(page);
  await page.getByRole('main').evaluate((main) => main.scrollTo(0, 0));
  await camera.take('environment-top');
  await camera.takeAt('environment-top-at-200-percent', { width: 640, height: 400 });
  for (const [index, name] of sections.entries()) {
    const place = page
      .getByRole('main')
      .getByRole('region')
      .nth(index + 2);
    await place.evaluate((element) => element.scrollIntoView({ block: 'start' }));
    await camera.take(`environment-${name}`);
    await camera.takeAt(`environment-${name}-at-1024x640`, { width: 1024, height: 640 });
    await camera.takeAt(`environment-${name}-at-200-percent`, { width: 640, height: 400 });
  }
});

test('a line that was pasted', async ({ page, app }) => {
  test.setTimeout(120_000);
  await openHome(page, app);
  await page.getByRole('link', { name: '環境', exact: true }).click();
  await page.getByRole('button', { name: '最初の環境を登録' }).click();
  const camera = await photographerOf(page);
  const lines = [
    'ssh -i ~/.ssh/key -L 15432:db.internal:5432 bastion',
    'PGPASSWORD=$DB_PW psql -h localhost -p 15432 orders',
  ];
  await page.getByRole('textbox', { name: '接続の行を貼り付け' }).fill(lines.join('\n'));
  await page.getByRole('button', { name: '欄を埋める' }).click();
  await expect(page.getByRole('status', { name: '貼り付けた行の読み取り結果' })).toContainText('埋めた欄');
  await page.getByRole('main').evaluate((main) => main.scrollTo(0, 0));
  await camera.take('environment-pasted');
  await page.getByRole('textbox', { name: 'DBのユーザー' }).scrollIntoViewIfNeeded();
  await camera.take('environment-pasted-database');
});

async function fillWhole(page: Page): Promise<void> {
  const port = await closedPort();
  await fillEnvironment(page, {
    name: '本番 東京',
    service: '受注API',
    apiUrl: `http://127.0.0.1:${port}`,
    endpoints: ['/api/v1/orders'],
    database: { host: 'db.internal.invalid', port: 5432, name: 'orders', user: 'oncall' },
  });
  await page.getByRole('combobox', { name: 'この環境で使うRunbook' }).selectOption({ index: 1 });
  await page.getByRole('button', { name: 'ホストを追加' }).click();
  await page.getByRole('combobox', { name: '読み取りコマンドの動かし方' }).selectOption('このマシンで');
  await page.getByRole('textbox', { name: 'プロセス名' }).fill('node');
  await page.getByRole('button', { name: 'ホストを追加' }).click();
  const web = page.getByRole('group', { name: 'ホスト 2' });
  await web.getByRole('textbox', { name: 'ホストの名前' }).fill('web-02');
  await web.getByRole('combobox', { name: '読み取りコマンドの動かし方' }).selectOption('ssh経由で');
  await web.getByRole('textbox', { name: 'sshの名前' }).fill('web-02');
  for (const path of ['/var/log/todo-api/app.log', '/var/log/todo-api/access.log']) {
    await page.getByRole('button', { name: 'ログを追加' }).click();
    await page.getByRole('textbox', { name: 'ログのパス' }).last().fill(path);
  }
  await page.getByRole('combobox', { name: 'ログのあるホスト' }).last().selectOption('web-02');
  await page.getByRole('combobox', { name: 'デプロイの調べ方' }).selectOption('Gitの作業ツリー');
  await page.getByRole('textbox', { name: 'デプロイ元のディレクトリ' }).fill('/srv/todo-api');
  await page.getByRole('textbox', { name: '応答時間 P95の警告' }).fill('> 800ms');
  await page.getByRole('textbox', { name: 'DB接続数の緊急' }).fill('> max * 0.95');
  await page.getByRole('button', { name: '連絡先を追加' }).click();
  await page.getByRole('textbox', { name: '役割' }).fill('DBA');
  await page.getByRole('textbox', { name: '担当者' }).fill('佐藤');
  await page.getByRole('textbox', { name: '連絡方法' }).fill('03-0000-0000');
  await page.getByRole('textbox', { name: '対応時間' }).fill('24時間');
  await page.getByRole('button', { name: 'ダッシュボードを追加' }).click();
  await page.getByRole('textbox', { name: '表示名' }).fill('受注API');
  await page.getByRole('textbox', { name: 'URL', exact: true }).fill('https://grafana.example.com/d/orders');
  await expect(page.getByRole('textbox', { name: 'このマシンのホスト名' })).toHaveValue(hostname());
}
