/** Targets that take a connection and never say a word: the screen stays a person's own, and the reading says what was seen. */
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { fillEnvironment, saveEnvironment } from './support/environment-page.ts';
import { declare, openHome, patient, writeNote } from './support/responder.ts';
import { expect, test } from './support/test.ts';

const held = new Set<Socket>();
let silent: Server;
let port = 0;

test.beforeEach(async () => {
  silent = createServer((socket) => {
    held.add(socket);
    socket
      .on('close', () => held.delete(socket))
      .on('error', () => {})
      .resume();
  });
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  port = (silent.address() as AddressInfo).port;
});

test.afterEach(async () => {
  for (const socket of held) socket.destroy();
  await new Promise((resolve) => silent.close(resolve));
});

test('a note is written while every look still waits, and each wait ends', async ({ page, app }) => {
  await openHome(page, app);
  await fillEnvironment(page, {
    name: '本番',
    service: '受注API',
    apiUrl: `http://127.0.0.1:${port}`,
    endpoints: ['/orders', '/stock'],
    database: { host: '127.0.0.1', port, name: 'orders', user: 'oncall' },
  });
  await saveEnvironment(page);
  await page.getByRole('link', { name: 'ホーム' }).click();
  await declare(page);

  await expect.poll(() => held.size, patient).toBeGreaterThanOrEqual(3);
  await writeNote(page, '待つ間も書ける');
  // The looks were still waiting: nothing had answered, and the limit of ten seconds had not passed.
  expect(held.size).toBeGreaterThanOrEqual(1);
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'キーの一覧' })).toBeVisible();
  await page.keyboard.press('Escape');

  const watch = page.getByRole('region', { name: '監視 (外形)' });
  await expect(watch).toContainText('タイムアウト', patient);
  await expect(watch).toContainText('緊急');
  // Health and two endpoints at their limit of ten seconds, the database at its own.
  await expect.poll(async () => (await outcomesOf(app)).length, patient).toBeGreaterThanOrEqual(4);
  expect(new Set(await outcomesOf(app))).toEqual(new Set(['timeout']));

  await page.keyboard.press('Control+K');
  await expect(page.getByRole('dialog', { name: 'すべてから探す' })).toBeVisible();
});

type State = { checks: { readings: { reading: { outcome?: string } }[] }[] };

async function outcomesOf(app: { run(...args: string[]): Promise<{ stdout: string }> }): Promise<string[]> {
  const { stdout } = await app.run('incident', 'show', '1', '--json');
  const { state } = JSON.parse(stdout) as { state: State };
  return state.checks.flatMap(({ readings }) => readings.flatMap(({ reading }) => reading.outcome ?? []));
}
