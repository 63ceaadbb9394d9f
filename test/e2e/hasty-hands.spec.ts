/** What is asked for again, or a moment too early, while the app still waits for an answer: nothing of it is lost. */
import { closedPort, fillEnvironment } from './support/environment-page.ts';
import { openHome } from './support/responder.ts';
import { expect, test } from './support/test.ts';

/** Holds the answers of one procedure back, until they are let go. */
function gate(): { opened: Promise<void>; open: () => void } {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

test('a language chosen while the one before is still being kept is the one that stays', async ({ page, app }) => {
  await openHome(page, app);
  await page.getByRole('link', { name: '設定', exact: true }).click();
  const language = page.getByRole('combobox', { name: /^(言語|Language)$/ });
  const { opened, open } = gate();
  await page.route('**/settings/set', async (route) => {
    await opened;
    await route.continue();
  });
  await language.selectOption({ value: 'en' });
  await page.getByRole('combobox', { name: '配色' }).selectOption({ value: 'dark' });
  await page.getByRole('combobox', { name: '配色' }).selectOption({ value: 'light' });
  open();
  await expect(page.locator('html[lang="en"][data-theme="light"]')).toHaveCount(1);
  await expect(language).toHaveValue('en');
});

test('a part is read that was asked for before it was known what that sends', async ({ page, app }) => {
  const port = await closedPort();
  await openHome(page, app);
  await fillEnvironment(page, { name: '検証', apiUrl: 'http://127.0.0.1:9' });
  const { opened, open } = gate();
  await page.route('**/environments/plan', async (route) => {
    await opened;
    await route.continue();
  });
  await page.getByRole('textbox', { name: 'ベースURL' }).fill(`http://127.0.0.1:${port}`);
  await page.getByRole('button', { name: 'APIを読み取る', exact: true }).click();
  const result = page.getByRole('status', { name: 'APIの読み取り結果', exact: true });
  await expect(result).toBeEmpty();
  open();
  await expect(result).toContainText(`接続拒否 127.0.0.1:${port}`);
});
