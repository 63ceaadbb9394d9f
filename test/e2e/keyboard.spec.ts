/** Keys and input methods: what a hand does at night must never lose or send anything by itself. */
import type { App } from './support/app.ts';
import { composeWord } from './support/ime.ts';
import { declare, openHome, timelineRow } from './support/responder.ts';
import { expect, test } from './support/test.ts';

test.beforeEach(async ({ page, app }) => {
  await openHome(page, app);
  await declare(page);
});

test('? lists the keys of this screen and of every screen', async ({ page }) => {
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'キーの一覧' });
  for (const [key, does] of [
    ['N', 'メモを書く'],
    ['T', 'タイムラインへ'],
    ['U', '最後の操作を元に戻す'],
    ['Ctrl K', 'すべてから探す'],
    ['G H', 'ホームへ'],
    ['G P', 'ポストモーテムへ'],
  ] as const) {
    const term = help.getByRole('definition').filter({ hasText: new RegExp(`^${does}$`) });
    await expect(term).toBeVisible();
    const written = await term.evaluate((definition) => definition.previousElementSibling?.textContent ?? '');
    expect(written.replace(/[^A-Za-z]/g, '').toLowerCase(), does).toBe(key.replace(/ /g, '').toLowerCase());
  }
  await page.keyboard.press('Escape');
  await expect(help).toBeHidden();
});

test('single letters are text inside an input and keys outside', async ({ page }) => {
  const letters = 'nrxsujkbt?1345/cv*';
  await page.keyboard.press('n');
  await page.keyboard.type(letters);
  const note = page.getByRole('textbox', { name: 'メモを書く' });
  await expect(note).toHaveValue(letters);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(note).not.toBeFocused();
  await expect(note).toHaveValue(letters);
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'キーの一覧' })).toBeVisible();
});

test('Enter that ends a composition never submits, and the next one does', async ({ page, app }) => {
  const note = page.getByRole('textbox', { name: 'メモを書く' });
  await page.keyboard.press('n');
  await composeWord(page, 'しょうがい', '障害を確認');
  await expect(note).toHaveValue('障害を確認');
  await composeWord(page, 'ずみ', '済み');
  await page.keyboard.press('Enter');
  await expect(timelineRow(page, '障害を確認済み')).toBeVisible();
  await expect(note).toHaveValue('');
  // Whatever was sent before this one would stand before it.
  const notes = (await rowsOf(app)).filter(({ event }) => event.kind === 'noteAdded');
  expect(notes.map(({ event }) => event.payload.text)).toEqual(['障害を確認済み']);
});

test('a note carries the time of its first keystroke', async ({ page, app }) => {
  await page.keyboard.press('n');
  const startedMs = Date.now();
  await page.keyboard.type('d');
  const typedMs = Date.now();
  await page.waitForTimeout(2_500);
  await page.keyboard.type('f が 98%');
  await page.keyboard.press('Enter');
  await expect(timelineRow(page, 'df が 98%')).toBeVisible();
  const row = (await rowsOf(app)).find(({ event }) => event.kind === 'noteAdded');
  expect(row?.happenedAtMs).toBeGreaterThanOrEqual(startedMs);
  expect(row?.happenedAtMs).toBeLessThanOrEqual(typedMs + 50);
  expect(row?.event.recordedAtMs).toBeGreaterThanOrEqual(typedMs + 2_500);
});

test('Escape leaves, and neither destroys nor sends', async ({ page, app }) => {
  const note = page.getByRole('textbox', { name: 'メモを書く' });
  await page.keyboard.press('n');
  await page.keyboard.type('half a thought');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(note).toHaveValue('half a thought');

  await page.getByRole('navigation', { name: '進み方' }).getByRole('button', { name: /^準備/ }).click();
  await page.keyboard.press('s');
  const reason = page.getByRole('dialog').getByRole('textbox', { name: '理由' });
  await reason.fill('権限がない');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'インシデントの概要' })).toBeVisible();
  await page.keyboard.press('n');
  await page.keyboard.press('Enter');
  await expect(timelineRow(page, 'half a thought')).toBeVisible();
  const kinds = (await rowsOf(app)).map(({ event }) => event.kind);
  expect(kinds.filter((kind) => kind === 'noteAdded' || kind === 'itemSet')).toEqual(['noteAdded']);
});

type Row = { happenedAtMs: number; event: { kind: string; recordedAtMs: number; payload: { text?: string } } };

async function rowsOf(app: App): Promise<Row[]> {
  const { stdout } = await app.run('incident', 'show', '1', '--json');
  return (JSON.parse(stdout) as { timeline: Row[] }).timeline;
}
