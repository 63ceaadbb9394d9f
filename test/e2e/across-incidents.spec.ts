/** What earlier incidents still owe, from home to its proof; and those that look like the one under way, beside the guide. */
import { openStore } from '../../core/store/store.ts';
import { systemClock, uuidV7 } from '../../server/host/system.ts';
import type { NewEvent } from '../../shared/incident/event.ts';
import { emptyEnvironment } from '../core/probes/probe-context.ts';
import type { App } from './support/app.ts';
import { photographerOf } from './support/pictures.ts';
import { declare, openHome, patternOf } from './support/responder.ts';
import { expectRoom, lossesOf } from './support/room.ts';
import { expect, test } from './support/test.ts';

test.use({ viewport: { width: 1280, height: 800 } });

const pattern = 'サービスが落ちている / 起動しない';
const dayMs = 86_400_000;
const small = { width: 1024, height: 640 };

const ref = (id: string) => ({ runbookHash: 'an older version', id, key: id });
const unset = { kind: null, term: null, priority: null, ticket: null };

function incident(title: string, atMs: number, drill: boolean, cause: string): NewEvent[] {
  const opened = { title, zone: 'Asia/Tokyo', language: 'ja', drill, backdated: false } as const;
  const chosen = { pattern: ref('pattern-9'), number: 9, title: pattern, active: true, basedOn: null };
  const found = { cause: ref('pattern-9/cause-1'), text: cause, patternNumber: 9, state: 'confirmed' } as const;
  const step = {
    item: ref('pattern-9/recovery/step-1'),
    list: 'step',
    text: '設定を前の版に戻す',
    state: 'ok',
  } as const;
  const recovered = { milestone: 'recovered', atMs: atMs + 840_000, source: 'responder' } as const;
  return [
    { kind: 'opened', happenedAtMs: atMs, payload: { ...opened, environment: null, runbook: null, alert: null } },
    { kind: 'patternSet', happenedAtMs: atMs + 60_000, payload: chosen },
    {
      kind: 'causeSet',
      happenedAtMs: atMs + 300_000,
      payload: { ...found, reason: null, evidenceIds: [], basedOn: null },
    },
    { kind: 'itemSet', happenedAtMs: atMs + 600_000, payload: { ...step, reason: null, basedOn: null } },
    { kind: 'milestoneSet', happenedAtMs: atMs + 840_000, payload: { ...recovered, evidenceIds: [], basedOn: null } },
    { kind: 'closed', happenedAtMs: atMs + 900_000, payload: { reason: null } },
  ];
}

function actionItem(number: number, text: string, owner: string | null, due: string | null, atMs: number): NewEvent {
  const item = { ...unset, text, owner, due, doneWhen: due === null ? null : '試験で設定の誤りが止まる' };
  const payload = { itemId: `item-${number}`, number, proposal: null, item, basedOn: null };
  return { kind: 'actionItemSet', happenedAtMs: atMs, payload };
}

/** Two incidents, the second of which is the first come back, and a drill of the same kind. */
async function fill({ dataDir }: App): Promise<void> {
  const store = await openStore({ dataDir, clock: systemClock, newId: uuidV7, mode: 'own', host: 'test' });
  const [runbook] = store.runbooks.list().filter(({ name }) => name.includes('.ja.'));
  store.environments.save({ ...emptyEnvironment, runbookHash: runbook?.hash ?? null });
  const firstMs = Date.now() - 40 * dayMs;
  const write = (incidentId: string, events: NewEvent[]) =>
    store.append({ incidentId, commandId: null, actor: '佐藤', events, blobs: [] });
  write('first', [
    ...incident('決済APIが起動しない', firstMs, false, '設定ミス'),
    actionItem(1, 'デプロイの前に設定を検査する', '佐藤', '2026-01-31', firstMs + dayMs),
    actionItem(2, '設定の誤りを起動時に通知する', '田中', '2099-12-31', firstMs + dayMs),
    actionItem(3, '手順書に設定の戻し方を書く', null, null, firstMs + dayMs),
  ]);
  write('practice', incident('訓練: 起動しない', firstMs + 5 * dayMs, true, 'ポート競合'));
  write('second', [
    ...incident('決済APIがまた起動しない', firstMs + 20 * dayMs, false, '設定ミス'),
    {
      kind: 'incidentRelated',
      happenedAtMs: firstMs + 20 * dayMs,
      payload: { relation: 'recurrenceOf', incidentId: 'first', title: '決済APIが起動しない', declaredAtMs: firstMs },
    },
  ]);
  store.close();
}

test('home says what is owed, the list narrows it, and done is recorded with its proof', async ({ page, app }) => {
  await app.killAndRestart(() => fill(app));
  await openHome(page, app);
  const camera = await photographerOf(page);
  const owed = page.getByRole('region', { name: '改善策' });
  await expect(owed).toContainText('未完了 3件 · 期日超過 1件 · 未完了のまま再発 3件');
  await expect(owed.getByRole('listitem').first()).toContainText('デプロイの前に設定を検査する');
  await expect(owed.getByRole('listitem').first()).toContainText('期日超過');
  await camera.take('actions-home');
  await camera.takeAt('actions-home-small', small);

  await page.keyboard.press('g');
  await page.keyboard.press('i');
  await expect(page.getByRole('heading', { level: 1, name: '改善策' })).toBeVisible();
  const rows = page.getByRole('list', { name: '改善策の一覧' }).locator(':scope > li');
  await expect(rows).toHaveCount(3);
  await expect(rows.first()).toContainText('#3 決済APIがまた起動しない');
  await expect(rows.first()).toContainText('同じパターン · 同じ原因');
  await camera.take('actions-list');
  await camera.takeAt('actions-list-small', small);
  await expectRoom(page, 'the list of actions');
  await page.getByRole('combobox', { name: '担当' }).selectOption({ label: '田中 (未完了 1件)' });
  await expect(rows).toHaveCount(1);
  await page.getByRole('button', { name: '期日超過' }).click();
  await expect(page.getByText('条件に合う改善策はありません')).toBeVisible();
  await page.getByRole('combobox', { name: '担当' }).selectOption({ label: 'すべての担当' });
  await expect(rows).toHaveCount(1);

  await page.keyboard.press('j');
  await expect(rows.first()).toBeFocused();
  await page.getByRole('button', { name: '完了にする: デプロイの前に設定を検査する' }).click();
  await page.keyboard.insertText('https://example.com/pull/7');
  await page.keyboard.press('Enter');
  await expect(page.getByText('条件に合う改善策はありません')).toBeVisible();
  await page.getByRole('group', { name: '表示' }).getByRole('button', { name: '完了', exact: true }).click();
  await expect(rows.first()).toContainText('完了の確認: https://example.com/pull/7');
  await expect(rows.first().getByRole('link', { name: 'https://example.com/pull/7' })).toBeVisible();
  await expect(page.getByText('未完了 2件 · 期日超過 0件')).toBeVisible();
  const { stdout } = await app.run('actions');
  expect(stdout.trimEnd().split('\n')).toHaveLength(2);
});

test('an incident shows what looks like it, why, what mended it and what is owed, and nothing moves for it', async ({
  page,
  app,
}) => {
  await app.killAndRestart(() => fill(app));
  await openHome(page, app);
  await declare(page);
  const button = page.getByRole('navigation', { name: '進み方' }).getByRole('button', { name: /^似た過去/ });
  await expect(button).toContainText('似た過去 0件');
  await page.keyboard.press('l');
  const panel = page.getByRole('complementary', { name: '似たインシデント' });
  await expect(panel).toContainText('似たインシデントはありません');
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();

  await page.keyboard.press('1');
  await expect(patternOf(page, `パターン1 ${pattern}`)).toContainText('選択中');
  await expect(button).toContainText('似た過去 3件');
  const placeOf = () => page.getByRole('textbox', { name: 'メモ' }).first().boundingBox();
  const before = await placeOf();
  await page.keyboard.press('l');
  await expect(panel).toBeFocused();
  expect(await placeOf()).toEqual(before);
  const entries = panel.locator('h3');
  await expect(entries).toHaveText(['#3 決済APIがまた起動しない', '#1 決済APIが起動しない', '#2 訓練: 起動しない']);
  const first = panel.getByRole('listitem').filter({ hasText: '#1 決済APIが起動しない' });
  await expect(first).toContainText('同じパターン「サービスが落ちている / 起動しない」');
  await expect(first).toContainText('設定ミス (確定)');
  await expect(first).toContainText('設定を前の版に戻す');
  await expect(first).toContainText('復旧まで 14分');
  await expect(first).toContainText('未完了の改善策 3件');
  const camera = await photographerOf(page);
  await camera.take('similar');
  await camera.takeAt('similar-small', small);
  // Where all is stacked it lies over nothing.
  await page.setViewportSize({ width: 640, height: 400 });
  expect(await lossesOf(page)).toEqual([]);
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.keyboard.press('t');
  await expect(panel).toBeHidden();
});
