/** Setting up an environment on its page, as a person does who has never done it. */
import { createServer } from 'node:net';
import { expect, type Locator, type Page } from 'playwright/test';
import { patient } from './responder.ts';

export type Settings = {
  name: string;
  service?: string;
  /** `https://…`; left out, the API is not read. */
  apiUrl?: string;
  apiTunnelPort?: number;
  healthPath?: string;
  endpoints?: string[];
  database?: { host: string; port: number | string; name: string; user: string; passwordFile?: string };
};

export async function fillEnvironment(page: Page, settings: Settings): Promise<void> {
  await page.getByRole('link', { name: '環境', exact: true }).click();
  await page.getByRole('button', { name: /^(最初の環境を登録|環境を追加)$/ }).click();
  await page.getByRole('textbox', { name: '名前', exact: true }).fill(settings.name);
  await page.getByRole('textbox', { name: 'サービス名' }).fill(settings.service ?? '');
  if (settings.apiUrl !== undefined) {
    await page.getByRole('checkbox', { name: 'APIを読み取る' }).check();
    await page.getByRole('textbox', { name: 'ベースURL' }).fill(settings.apiUrl);
    await page.getByRole('textbox', { name: 'ヘルスチェックのパス' }).fill(settings.healthPath ?? '/health');
    await page.getByRole('textbox', { name: 'ほかに読み取るパス' }).fill((settings.endpoints ?? []).join('\n'));
  }
  if (settings.apiTunnelPort !== undefined) {
    await page.getByRole('combobox', { name: 'APIへの経路' }).selectOption('自分で開いたトンネル');
    await page.getByRole('textbox', { name: 'APIトンネルのローカルポート' }).fill(String(settings.apiTunnelPort));
  }
  if (settings.database !== undefined) {
    const { host, port, name, user, passwordFile } = settings.database;
    await page.getByRole('checkbox', { name: 'DBを読み取る' }).check();
    await page.getByRole('textbox', { name: 'DBのホスト' }).fill(host);
    await page.getByRole('textbox', { name: 'DBのポート' }).fill(String(port));
    await page.getByRole('textbox', { name: 'データベース名' }).fill(name);
    await page.getByRole('textbox', { name: 'DBのユーザー' }).fill(user);
    if (host === '127.0.0.1') {
      await page.getByRole('combobox', { name: '暗号化 (sslmode)' }).selectOption('disable (暗号化なし)');
    }
    if (passwordFile !== undefined) {
      await page.getByRole('combobox', { name: 'DBのパスワードの参照先' }).selectOption('ファイル (file:パス)');
      await page.getByRole('textbox', { name: 'DBのパスワードのファイル' }).fill(passwordFile);
    }
  }
}

export async function saveEnvironment(page: Page): Promise<void> {
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('保存しました')).toBeVisible();
}

/** Reads one part live; answers the place where its result stands. */
export async function readPart(page: Page, part: string): Promise<Locator> {
  await page.getByRole('button', { name: `${part}を読み取る`, exact: true }).click();
  const result = page.getByRole('status', { name: `${part}の読み取り結果`, exact: true });
  await expect(result.getByRole('listitem').first()).toBeVisible(patient);
  return result;
}

/** A port of this machine at which nobody listens. */
export async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

export type DrillDatabase = { host: string; port: number; name: string; user: string; passwordFile: string };

/** Where the practice service has its database, as an incident that is declared on it says. */
export async function drillDatabase(app: {
  run(...args: string[]): Promise<{ stdout: string }>;
}): Promise<DrillDatabase> {
  await app.run('declare', '--env', '訓練');
  const { stdout } = await app.run('incident', 'show', '1', '--json');
  const { state } = JSON.parse(stdout) as {
    state: {
      environment: {
        database: { host: string; port: number; database: string; user: string; password: { path: string } };
      };
    };
  };
  const { host, port, database, user, password } = state.environment.database;
  return { host, port, name: database, user, passwordFile: password.path };
}
