/** Where nothing speaks for trouble, or nothing could be read at all, no pattern may be put forward, and the screen says why. */
import { closedPort, fillEnvironment, saveEnvironment } from './support/environment-page.ts';
import { photographerOf } from './support/pictures.ts';
import { declare, expectRanking, openHome, patient, startDrill } from './support/responder.ts';
import { expect, test } from './support/test.ts';

test('a healthy service', async ({ page, app }) => {
  const apiUrl = await startDrill(app, null);
  await openHome(page, app);
  await declare(page);

  const why = page.getByRole('region', { name: 'パターン' }).getByRole('status');
  await expect(why).toHaveText(/^今の異常を示す計測値がないため、候補はありません。/, patient);
  await expectRanking(page, []);
  const watch = page.getByRole('region', { name: '監視 (外形)' });
  await expect(watch).toContainText('正常');
  await expect(watch).not.toContainText(/緊急|警告/);
  await (await photographerOf(page)).take('incident-nothing-ranked-all-normal');
  const { state } = await incidentOf(app);
  expect(state.candidates).toEqual([]);
  // Everything that can be good or bad was read, and is good.
  const read = state.checks.flatMap(({ readings }) => readings);
  expect(read.filter(({ level }) => level !== 'normal' && level !== 'unknown')).toEqual([]);
  const answered = read.flatMap(({ reading }) => (reading.kind === 'http' ? [reading.url] : []));
  expect(answered.sort()).toEqual(
    ['/api/v1/lists', '/api/v1/me', '/api/v1/todos', '/health'].map((path) => `${apiUrl}${path}`),
  );
});

test('a closed tunnel and a name that nobody knows: the path is broken, which says nothing of the service', async ({
  page,
  app,
}) => {
  const tunnelPort = await closedPort();
  await openHome(page, app);
  await fillEnvironment(page, {
    name: '本番',
    service: '受注API',
    apiUrl: 'https://orders.internal.invalid',
    apiTunnelPort: tunnelPort,
    healthPath: '/health',
    endpoints: ['/api/v1/todos', '/api/v1/lists'],
    database: { host: 'db.internal.invalid', port: 5432, name: 'orders', user: 'oncall' },
  });
  await saveEnvironment(page);
  await page.getByRole('link', { name: 'ホーム' }).click();
  await declare(page);

  const why = page.getByRole('region', { name: 'パターン' }).getByRole('status');
  await expect(why).toHaveText('読み取れた計測値がないため、候補はありません。経路と環境の設定を確かめます。', patient);
  await expectRanking(page, []);
  const watch = page.getByRole('region', { name: '監視 (外形)' });
  await expect(watch).toContainText('経路なし');
  await expect(watch).toContainText('名前解決失敗');
  await expect(watch).not.toContainText(/緊急|警告|正常/);
  await (await photographerOf(page)).take('incident-nothing-ranked-no-path');
  const { state } = await incidentOf(app);
  expect(state.candidates).toEqual([]);
  const levels = state.checks.flatMap(({ readings }) => readings.map(({ level }) => level));
  expect(levels.length).toBeGreaterThan(0);
  expect(levels.filter((level) => level !== 'unknown')).toEqual([]);
});

type Read = { reading: { kind: string; url: string }; level: string };
type State = { candidates: unknown[]; checks: { readings: Read[] }[] };

async function incidentOf(app: { run(...args: string[]): Promise<{ stdout: string }> }): Promise<{ state: State }> {
  const { stdout } = await app.run('incident', 'show', '1', '--json');
  return JSON.parse(stdout) as { state: State };
}
