/** A token that is asked for once a session: what waits for it says so, and it is gone from the page once it was given. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright/test';
import type { Environment } from '../../shared/environment/environment.ts';
import { declare, openHome } from './support/responder.ts';
import { expect, test } from './support/test.ts';

const token = 'kitsune-udon-4711';

type Api = { server: Server; port: number; tokens: string[] };

async function startApi(): Promise<Api> {
  const tokens: string[] = [];
  const server = createServer((request, response) => {
    const given = request.headers.authorization ?? '';
    if (request.url !== '/health') tokens.push(given);
    response.writeHead(request.url === '/health' || given === `Bearer ${token}` ? 200 : 401).end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, port: (server.address() as AddressInfo).port, tokens };
}

function environment(port: number): Environment {
  return {
    id: 'shop',
    name: '店',
    kind: 'production',
    service: 'shop',
    api: {
      baseUrl: `http://127.0.0.1:${port}`,
      path: { kind: 'direct' },
      token: { kind: 'ask' },
      healthPath: '/health',
      endpoints: ['/orders'],
      timeoutMs: 5_000,
    },
    database: null,
    hosts: [],
    logs: [],
    accessDurationUnit: null,
    deployments: null,
    thresholds: [],
    contacts: [],
    dashboards: [],
    runbookHash: null,
  };
}

/** As the environment's page saves it. */
async function save(page: Page, saved: Environment): Promise<void> {
  const status = await page.evaluate(
    async (json) => {
      const headers = { 'content-type': 'application/json', 'x-hikeshi': '1' };
      const answer = await fetch('/rpc/environments/save', { method: 'POST', headers, body: JSON.stringify({ json }) });
      return answer.status;
    },
    { environment: saved },
  );
  expect(status).toBe(200);
}

test('what waits for it says so, and the page forgets it at once', async ({ page, app }) => {
  const api = await startApi();
  try {
    await openHome(page, app);
    await save(page, environment(api.port));
    await declare(page);
    await expect(page.getByText('不明 (秘密情報が未入力) GET /orders').first()).toBeVisible();
    await expect(page.getByText('APIトークンが未入力です。')).toBeVisible();

    await page.getByRole('button', { name: 'APIトークンを入力する' }).click();
    const dialog = page.getByRole('dialog', { name: 'APIトークン (店)' });
    const input = dialog.getByLabel('APIトークン');
    await expect(input).toBeFocused();
    await expect(input).toHaveAttribute('type', 'password');
    await input.press('Enter');
    await expect(dialog.getByRole('alert')).toHaveText('値を入力します');

    await input.pressSequentially(token);
    await input.evaluate((element) => {
      for (const init of [{ isComposing: true }, { keyCode: 229 }]) {
        element.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, ...init }));
      }
    });
    await expect(dialog).toBeVisible();
    expect(api.tokens).not.toContain(`Bearer ${token}`);

    await input.press('Enter');
    await expect(dialog).toBeHidden();
    await expect(page.getByText('APIトークンが未入力です。')).toBeHidden();
    await expect(page.getByText('GET /orders 200', { exact: false }).first()).toBeVisible();
    expect(api.tokens).toContain(`Bearer ${token}`);

    const kept = await page.evaluate(() => [
      document.documentElement.outerHTML,
      ...[...document.querySelectorAll('input, textarea')].map((field) => (field as HTMLInputElement).value),
      JSON.stringify({ ...localStorage }),
      JSON.stringify({ ...sessionStorage }),
    ]);
    expect(kept.join('\n')).not.toContain('kitsune');

    await page.reload();
    await expect(page.getByText('GET /orders 200', { exact: false }).first()).toBeVisible();
    await expect(page.getByText('APIトークンが未入力です。')).toBeHidden();

    await page.goto('about:blank');
    await app.restart();
    await openHome(page, app);
    await declare(page);
    await expect(page.getByText('APIトークンが未入力です。')).toBeVisible();
  } finally {
    api.server.close();
  }
});
