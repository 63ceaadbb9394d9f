/** Messages by webhook: set up on the environment's page, seen before they go, sent once, and the address kept like a password. */
import { hitsIn, hitsInFolder } from '../faults/canary/search.ts';
import { photographerOf } from './support/pictures.ts';
import { declare, openHome, timelineRow } from './support/responder.ts';
import { test as base, expect } from './support/test.ts';
import { noOpenssl, startWebhook, type Webhook } from './support/webhook.ts';

const secret = 'kItSuNe9uDoN4sObA';

const test = base.extend<{ webhook: Webhook }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from this pattern.
  webhook: async ({}, use) => {
    const webhook = await startWebhook(secret);
    await use(webhook);
    await webhook.close();
  },
  hostEnv: async ({ webhook }, use) => use({ NODE_EXTRA_CA_CERTS: webhook.certificateFile }),
});

test.use({ viewport: { width: 1280, height: 800 } });

test('a message goes to the webhook after it was seen, once, and nobody sees where to', async ({
  page,
  app,
  webhook,
}) => {
  test.skip(noOpenssl, 'no openssl makes the certificate');
  test.setTimeout(180_000);
  // Whatever the app answers to the page.
  const answers: Promise<string>[] = [];
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (pathname.startsWith('/rpc/') && !pathname.endsWith('/changes')) answers.push(response.text().catch(() => ''));
  });
  await openHome(page, app);
  const camera = await photographerOf(page);

  await test.step('the environment is told of it, and forgets to show it', async () => {
    await page.getByRole('link', { name: '環境', exact: true }).click();
    await page.getByRole('button', { name: /^(最初の環境を登録|環境を追加)$/ }).click();
    await page.getByRole('textbox', { name: '名前', exact: true }).fill('店');
    for (const part of ['APIを読み取る', 'DBを読み取る']) await page.getByRole('checkbox', { name: part }).uncheck();
    await page.getByRole('combobox', { name: 'WebhookのURLの参照先' }).selectOption('起動のたびに入力');
    const address = page.getByLabel('WebhookのURLの値');
    await expect(address).toHaveAttribute('type', 'password');
    await address.fill(webhook.address);
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText('保存しました')).toBeVisible();
    await expect(address).toHaveValue('');
    await expect(page.getByText('値を確認できています')).toBeVisible();
    await page.getByRole('heading', { name: 'Webhook' }).scrollIntoViewIfNeeded();
    await camera.take('webhook-1-environment');
    await camera.takeAt('webhook-1-at-1024x640', { width: 1024, height: 640 });
  });

  await page.goto(new URL('#/', page.url()).href);
  await expect(page.getByRole('heading', { level: 1, name: 'ホーム' })).toBeVisible();
  await declare(page);
  await page.keyboard.press('m');
  const message = page.getByRole('dialog', { name: '連絡文' });
  const open = message.getByRole('button', { name: 'Webhookに送る' });
  const bar = message.getByRole('group', { name: 'Webhookに送る' });
  const sent = message.getByRole('region', { name: '送った連絡' });

  await test.step('with blanks it says what is missing, and sends nothing', async () => {
    await open.click();
    await expect(message.getByText('影響を書きます')).toBeVisible();
    await expect(bar).toHaveCount(0);
  });

  await test.step('the text is shown as it will arrive, and can still be left', async () => {
    await message.getByRole('textbox', { name: '影響' }).fill('全店舗で注文ができません');
    await message.getByRole('textbox', { name: '次回の連絡' }).fill('23:59');
    await expect(bar).toContainText('上の文を 店 のWebhookに送ります。取り消せません。');
    await bar.scrollIntoViewIfNeeded();
    await camera.take('webhook-2-asked');
    await camera.takeAt('webhook-2-at-1024x640', { width: 1024, height: 640 });
    await bar.getByRole('button', { name: 'キャンセル' }).click();
    await expect(bar).toHaveCount(0);
    expect(webhook.taken).toEqual([]);
  });

  await test.step('sent, it arrives as it was shown', async () => {
    await open.click();
    const shown =
      (await message.getByRole('region', { name: 'この内容になります' }).locator('pre').textContent()) ?? '';
    await bar.getByRole('button', { name: '送る', exact: true }).click();
    await expect(sent).toContainText('受け付けられた');
    expect(webhook.taken).toEqual([
      { method: 'POST', path: `/services/T0/B0/${secret}`, body: JSON.stringify({ text: shown }) },
    ]);
    expect(shown).toContain('全店舗で注文ができません');
  });

  await test.step('one that is refused says so, and promises nothing', async () => {
    webhook.status = 403;
    await message.getByRole('textbox', { name: '次回の連絡' }).fill('23:58');
    await open.click();
    await bar.getByRole('button', { name: '送る', exact: true }).click();
    await expect(sent).toContainText('拒否された');
    expect(webhook.taken).toHaveLength(2);
    await sent.scrollIntoViewIfNeeded();
    await camera.take('webhook-3-sent-and-refused');
    await page.keyboard.press('Escape');
    await expect(timelineRow(page, /第一報/)).not.toHaveCount(0);
  });

  const seen = await page.evaluate(() => [
    document.documentElement.outerHTML,
    ...[...document.querySelectorAll('input, textarea')].map((field) => (field as HTMLInputElement).value),
    JSON.stringify({ ...localStorage }),
    JSON.stringify({ ...sessionStorage }),
  ]);
  const told = [...seen, ...(await Promise.all(answers))].join('\n');
  // The control: what was sent is among it.
  expect(told).toContain('全店舗で注文ができません');
  expect(hitsIn(told, { secret })).toEqual([]);
  expect(hitsInFolder(app.dataDir, { secret })).toEqual([]);
});
