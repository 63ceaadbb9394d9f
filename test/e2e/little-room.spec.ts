/**
 * Every screen and dialog in a small window and at 200 %, in both languages: nothing of it is lost. Of what opens over a screen, also
 * the rules of accessibility; those of the screens are looked at where they are pictured.
 */
import type { Page } from 'playwright/test';
import { expectAccessible } from './support/accessibility.ts';
import { languageSwitchOf, languages } from './support/language.ts';
import {
  chooseAndSweep,
  confirmCause,
  declare,
  goToStage,
  openHome,
  patient,
  startDrill,
  timelineRow,
  writeNote,
} from './support/responder.ts';
import { expectRoom } from './support/room.ts';
import { expect, test } from './support/test.ts';

test.use({ viewport: { width: 1280, height: 800 } });
test.describe.configure({ mode: 'parallel' });

type Inspector = (name: string) => Promise<void>;

/** Looks at the page as it stands, dialogs and all, in both languages; it speaks Japanese again afterwards. */
async function inspectorOf(page: Page): Promise<Inspector> {
  const speak = await languageSwitchOf(page);
  return async (name) => {
    for (const language of languages) {
      await speak(language);
      if ((await page.getByRole('dialog').count()) > 0) await expectAccessible(page, `${name} (${language})`);
      await expectRoom(page, `${name} (${language})`);
    }
    await speak('ja');
  };
}

/** Opens something over the page, looks at it, and leaves it. */
async function lookInto(page: Page, inspect: Inspector, name: string, open: () => Promise<void>): Promise<void> {
  await open();
  const layer = page.getByRole('dialog').or(page.getByRole('menu'));
  await expect(layer).toBeVisible();
  await inspect(name);
  await page.keyboard.press('Escape');
  await expect(layer).toBeHidden();
}

test('the screens around an incident', async ({ page, app }) => {
  test.setTimeout(240_000);
  await startDrill(app, 'bad-deploy');
  await app.run('declare', '決済が失敗する。カード会社の画面から戻ったあと、注文の確認画面が出ない');
  await openHome(page, app);
  const inspect = await inspectorOf(page);
  await page.getByRole('button', { name: '訓練 読み取る' }).click();
  await expect(page.getByRole('main')).toContainText('v1.5.0');
  await inspect('home');
  for (const [name, keys] of [
    ['the drill dialog', 't'],
    ['declaring from an alert', 'a'],
    ['the keys', '?'],
    ['the palette', 'Control+k'],
  ] as const) {
    await lookInto(page, inspect, name, () => page.keyboard.press(keys));
  }
  for (const [link, heading] of [
    ['過去のインシデント', '過去のインシデント'],
    ['統計', '統計'],
    ['Runbook', 'Runbook'],
    ['環境', '環境'],
    ['設定', '設定'],
  ] as const) {
    await page.getByRole('navigation', { name: '画面' }).getByRole('link', { name: link, exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
    await inspect(heading);
  }
  await page.keyboard.press('g');
  await page.keyboard.press('r');
  await page.getByRole('main').getByRole('link').first().click();
  await expect(page.getByRole('heading', { level: 1, name: /TODO API/ })).toBeVisible();
  await inspect('a runbook');
});

test('an incident and what opens over it', async ({ page, app }) => {
  test.setTimeout(400_000);
  await startDrill(app, 'db-down');
  await openHome(page, app);
  await declare(page);
  const inspect = await inspectorOf(page);
  await chooseAndSweep(page, 3, 'パターン3 DBに接続できない');
  await writeNote(page, '決済チームに連絡。影響は全利用者の見込み');
  await confirmCause(page, 'DBの停止', '接続拒否とpostgresの停止を確認');
  await page.setViewportSize({ width: 1024, height: 640 });
  const rail = page.getByRole('navigation', { name: '進み方' });
  // All of the way in sight at once, down to who can be called.
  await expect
    .poll(() => rail.evaluate((element) => element.scrollHeight - element.clientHeight))
    .toBeLessThanOrEqual(0);
  await page.setViewportSize({ width: 1280, height: 800 });
  for (const stage of ['準備', '初動', '原因', '対応', '復旧確認', '事後', '参照']) {
    await goToStage(page, stage);
    await inspect(`the stage ${stage}`);
  }
  await goToStage(page, '準備');
  for (const [name, keys] of [
    ['details', 'Shift+I'],
    ['milestones', 'Shift+T'],
    ['deadlines', 'd'],
    ['rollback', 'b'],
    ['escalation', 'e'],
    ['message', 'm'],
    ['hand-off', 'Shift+H'],
    ['severity', 'Shift+S'],
    ['outcome', 'Shift+X'],
    ['skipping', 's'],
    ['lines from elsewhere', 'Shift+N'],
    ['a picture', 'Shift+P'],
  ] as const) {
    await lookInto(page, inspect, name, () => page.keyboard.press(keys));
  }
  await lookInto(page, inspect, 'the watch', () =>
    page.getByRole('region', { name: '監視 (外形)' }).getByRole('button', { name: /^DB/ }).click(),
  );
  await lookInto(page, inspect, 'output to attach', () => page.getByRole('button', { name: '出力を添付' }).click());
  await lookInto(page, inspect, 'evidence', () =>
    page
      .getByRole('button', { name: /^根拠 E-\d+ を開く$/ })
      .first()
      .click(),
  );
  const note = timelineRow(page, /決済チームに連絡/);
  await note.focus();
  await lookInto(page, inspect, 'a note between rows', () => page.keyboard.press('i'));
  await note.focus();
  await lookInto(page, inspect, 'a correction', () => note.getByRole('button', { name: '訂正する' }).click());
  await note.focus();
  await lookInto(page, inspect, 'striking', () => note.getByRole('button', { name: '取り消す' }).click());
  await goToStage(page, '事後');
  await lookInto(page, inspect, 'closing', () => page.getByRole('button', { name: '終了する' }).click());
});

test('a postmortem and what opens over it', async ({ page, app }) => {
  test.setTimeout(240_000);
  await openHome(page, app);
  await declare(page);
  const inspect = await inspectorOf(page);
  await page.keyboard.press('g');
  await page.keyboard.press('p');
  await expect(page.getByRole('heading', { level: 1, name: /^ポストモーテム/ })).toBeVisible(patient);
  await inspect('a section of the postmortem');
  for (const [name, keys] of [
    ['exporting', 'Shift+E'],
    ['taking a document in', 'Shift+I'],
  ] as const) {
    await lookInto(page, inspect, name, () => page.keyboard.press(keys));
  }
  await lookInto(page, inspect, 'action items', () => page.keyboard.press('i'));
  await lookInto(page, inspect, 'its owner', () => page.getByRole('button', { name: '担当を決める' }).click());
  await page.getByRole('button', { name: /^4\. 根本原因/ }).click();
  await page.keyboard.press('w');
  await expect(page.getByRole('region', { name: '5 Whys', exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'なぜ起きたか に答えを書く' }).click();
  await inspect('5 Whys');
  await page.getByRole('button', { name: '本文に戻る' }).click();
  await page.keyboard.press('v');
  await expect(page.getByRole('heading', { level: 1, name: /タイムラインの確認/ })).toBeVisible();
  await inspect('the review of the timeline');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { level: 1, name: /^ポストモーテム/ })).toBeVisible();
  await page.getByRole('button', { name: '全文を見る' }).click();
  await expect(page.getByRole('table').first()).toBeVisible();
  await inspect('the whole postmortem');
});
