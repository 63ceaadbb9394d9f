/**
 * A past incident behind a cursor: nothing of what came later is on the page, every way to move works by keyboard, and once it is
 * read, it needs no network. Looking at it writes nothing.
 */
import type { Page } from 'playwright/test';
import { fillArchive } from '../../bench/archive/fill.ts';
import { rpcPath } from '../../shared/contract/http.ts';
import type { App } from './support/app.ts';
import { photographerOf } from './support/pictures.ts';
import { expectRoom } from './support/room.ts';
import { expect, test } from './support/test.ts';
import { night, tellNight } from './support/told-night.ts';

test.use({
  viewport: { width: 1280, height: 800 },
  // The cut network is complained about by what keeps the window up to date, and a generated record has no runbook's text.
  expectedComplaints: [/ERR_INTERNET_DISCONNECTED|404 .*runbooks\/get/],
});

/** What a window asks of the core to show a replay, and to stand at all. */
const readingCalls = [
  ...['app/info', 'app/changes', 'settings/get', 'deadlines/get', 'drafts/list', 'incidents/replayPage'],
  ...['incidents/evidence', 'runbooks/get'],
];

/** Every address that is asked for; whatever is not this app is refused before it leaves. */
async function closeAllDoors(page: Page, app: App): Promise<URL[]> {
  const { origin } = new URL(app.url);
  const asked: URL[] = [];
  await page.context().route('**/*', (route) => {
    const url = new URL(route.request().url());
    asked.push(url);
    return url.origin === origin ? route.continue() : route.abort();
  });
  return asked;
}

const heading = (page: Page) => page.getByRole('heading', { level: 1 });
const cursor = (page: Page) => page.getByRole('region', { name: '時点を動かす' });
const timeline = (page: Page) => page.getByRole('region', { name: 'この時点のタイムライン' });
const known = (page: Page) => page.getByRole('region', { name: 'わかっていたこと' });

async function openNight(page: Page, app: App): Promise<void> {
  let incidentId = '';
  await app.killAndRestart(async () => {
    ({ incidentId } = await tellNight(app.dataDir));
  });
  await page.goto(app.url);
  await expect(heading(page)).toBeVisible();
  await page.goto(new URL(`#/incident/${incidentId}/replay`, page.url()).href);
  await expect(heading(page)).toContainText(night.title);
}

async function expectNoHindsight(page: Page): Promise<void> {
  const text = await page.locator('body').textContent();
  for (const later of [night.laterTitle, night.correctedNote, night.enteredLate, night.laterUrl]) {
    expect(text).not.toContain(later);
  }
}

test('goes from decision to decision without hindsight, and needs no network', async ({ page, app }) => {
  await app.killAndRestart(async () => {
    await tellNight(app.dataDir);
  });
  const asked = await closeAllDoors(page, app);
  await page.goto(app.url);
  await expect(heading(page)).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('a');
  await expect(page.getByRole('heading', { level: 1, name: '過去のインシデント' })).toBeVisible();
  const door = page.getByRole('link', { name: '読み返す #1' });
  await expect(door).toBeVisible();
  const before = asked.length;
  await door.focus();
  await page.keyboard.press('Enter');
  await expect(heading(page)).toHaveText(`読み返し #1 ${night.title}`);
  await expect(cursor(page)).toContainText('1/');
  await expectNoHindsight(page);

  await page.keyboard.press('j');
  await expect(known(page)).toContainText('判断: 重大度');
  await expect(known(page)).toContainText('この判断の時点でわかっていたこと');
  await expect(known(page)).toContainText('1:00 前');
  await expect(known(page)).toContainText('拒否');
  await expect(page.getByRole('main')).toContainText('SEV2');
  await expectNoHindsight(page);

  await page.keyboard.press('j');
  await expect(known(page)).toContainText('判断: パターンの選択');
  await expect(timeline(page)).toContainText(night.note);
  await expectNoHindsight(page);
  await page.keyboard.press('j');
  await expect(page.getByRole('main')).toContainText('SEV1');
  await page.keyboard.press('j');
  await expect(known(page)).toContainText('判断: 原因の除外');
  await page.keyboard.press('j');
  await expect(known(page)).toContainText('判断: 原因の確定');
  // Before it was confirmed it was a suspicion.
  const causes = known(page).getByRole('region', { name: '原因' });
  await expect(causes).toContainText('疑い');
  await expect(causes).toContainText('除外');
  await expect(causes).not.toContainText('確定');
  await expectNoHindsight(page);
  await page.keyboard.press('k');
  await expect(known(page)).toContainText('判断: 原因の除外');

  await page
    .getByRole('button', { name: /^根拠 E-001/ })
    .first()
    .press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('E-001');
  await expect(dialog).toContainText('127.0.0.1:9');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();

  await page.getByRole('button', { name: '当時の環境' }).press('Space');
  await expect(page.getByRole('region', { name: '当時の環境' })).toContainText('http://127.0.0.1:9/health');
  await expectNoHindsight(page);
  await page.getByRole('button', { name: '当時のRunbook' }).press('Enter');
  await expect(page.getByRole('region', { name: /の本文$/ })).toContainText('1. サービスが落ちている');
  await page.getByRole('button', { name: 'この時点' }).press('Enter');

  // All of it was read: from here on there is no network at all.
  await page.context().setOffline(true);
  await page.keyboard.press('Home');
  await expect(cursor(page)).toContainText('1/');
  await page.keyboard.press('ArrowRight');
  await expect(cursor(page)).toContainText('2/');
  await page.keyboard.press('ArrowLeft');
  await expect(cursor(page)).toContainText('1/');
  const slider = page.getByRole('slider', { name: '時点' });
  await slider.focus();
  await page.keyboard.press('ArrowRight');
  await expect(slider).toHaveValue('2');
  await page.keyboard.press('Home');
  await expect(slider).toHaveValue('1');
  await page.getByRole('button', { name: '600倍' }).press('Space');
  await page.getByRole('button', { name: '再生', exact: true }).press('Space');
  await expect(page.getByRole('button', { name: '一時停止' })).toBeVisible();
  // To its end, where the later things are known.
  await expect(page.getByRole('button', { name: '再生', exact: true })).toBeVisible();
  await expect(heading(page)).toContainText(night.laterTitle);
  await expect(timeline(page)).toContainText(night.correctedNote);
  await expect(timeline(page)).toContainText(night.enteredLate);
  await page.context().setOffline(false);

  const { origin } = new URL(page.url());
  expect(asked.filter((url) => url.origin !== origin)).toEqual([]);
  const calls = asked.slice(before).filter(({ pathname }) => pathname.startsWith(rpcPath));
  const called = new Set(calls.map(({ pathname }) => pathname.slice(rpcPath.length).replace(/^\//, '')));
  expect([...called].filter((call) => !readingCalls.includes(call))).toEqual([]);
  expect([...called]).toContain('incidents/replayPage');
});

test('is reached from the incident, by a key that is listed', async ({ page, app }) => {
  await openNight(page, app);
  await page.getByRole('link', { name: 'インシデントを開く' }).press('Enter');
  await expect(heading(page)).toContainText(night.laterTitle);
  await page.keyboard.press('?');
  const help = page.getByRole('dialog');
  await expect(help).toContainText('インシデントを読み返す');
  await page.keyboard.press('Escape');
  await expect(help).toBeHidden();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('読み返す');
  await expect(page.getByRole('option', { name: /インシデントを読み返す/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(heading(page)).toContainText(`読み返し #1 ${night.title}`);
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toContainText('次の判断');
});

test('opens ten thousand events at once, and steps through them', async ({ page, app }) => {
  let largestId = '';
  await app.killAndRestart(async () => {
    ({ largestId } = await fillArchive(app.dataDir, { incidents: 1, events: 10_000 }, 7));
  });
  await page.goto(app.url);
  await expect(heading(page)).toBeVisible();
  await page.goto(new URL(`#/incident/${largestId}/replay`, page.url()).href);
  await expect(cursor(page)).toContainText('1/10000件目');
  await page.keyboard.press('End');
  await expect(cursor(page)).toContainText('10000/10000件目');
  await page.keyboard.press('ArrowLeft');
  await expect(cursor(page)).toContainText('9999/10000件目');
  await page.getByRole('slider', { name: '時点' }).fill('5000');
  await expect(cursor(page)).toContainText('5000/10000件目');
  await expect(timeline(page).locator('[aria-current="true"]')).toBeInViewport();
});

test('looks as it should', async ({ page, app }) => {
  test.setTimeout(120_000);
  await openNight(page, app);
  const camera = await photographerOf(page);
  for (let press = 0; press < 5; press += 1) await page.keyboard.press('j');
  await expect(known(page)).toContainText('判断: 原因の確定');
  await camera.take('replay');
  await camera.takeAt('replay-small', { width: 1024, height: 640 });
  await expectRoom(page, 'replay');
  await page.getByRole('button', { name: '当時のRunbook' }).click();
  await expect(page.getByRole('region', { name: /の本文$/ })).toContainText('1. サービスが落ちている');
  await camera.take('replay-runbook');
  await page.getByRole('button', { name: '当時の環境' }).click();
  await camera.take('replay-environment');
});
