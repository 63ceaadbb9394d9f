/** Keys and input methods: what a hand does at night must never lose or send anything by itself. */
import type { Page } from 'playwright/test';
import type { App } from './support/app.ts';
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
  await compose(page, 'しょうがい');
  await pressEnterIntoComposition(page);
  await expect(note).toHaveValue('しょうがい');
  await commit(page, '障害を確認');
  await expect(note).toHaveValue('障害を確認');
  // As Safari says it: after the composition, with code 229 alone.
  await pressWhileComposing(page, { isComposing: false });
  await commit(page, '済み');
  await page.keyboard.press('Enter');
  await expect(timelineRow(page, '障害を確認済み')).toBeVisible();
  await expect(note).toHaveValue('');
  // Whatever was sent before this one would stand before it.
  const notes = (await rowsOf(app)).filter(({ event }) => event.kind === 'noteAdded');
  expect(notes.map(({ event }) => event.payload.text)).toEqual(['障害を確認済み']);
});

test('no other input takes the Enter of a composition either', async ({ page }) => {
  await page.keyboard.press('Shift+I');
  const details = page.getByRole('dialog', { name: '件名と情報' });
  await details.getByRole('textbox', { name: '件名' }).fill('決済の障害');
  await pressWhileComposing(page, { isComposing: true });
  await pressWhileComposing(page, { isComposing: false });
  await expect(timelineRow(page, /決済の障害/)).toHaveCount(0);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('決済の障害');

  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'すべてから探す' });
  await palette.getByRole('combobox').fill('設定');
  await pressWhileComposing(page, { isComposing: true });
  await pressWhileComposing(page, { isComposing: false });
  await expect(palette).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: '設定' })).toBeVisible();

  const name = page.getByRole('textbox', { name: '記録に残す名前' });
  await name.fill('山田');
  await pressWhileComposing(page, { isComposing: true });
  await pressWhileComposing(page, { isComposing: false });
  await expect(page.getByText('保存しました')).toHaveCount(0);
  await page.keyboard.press('Enter');
  await expect(page.getByText('保存しました')).toBeVisible();
});

test('keys are alive outside inputs while the input method is switched on', async ({ page }) => {
  await page.evaluate(() => {
    const press = { key: 'Process', code: 'KeyN', keyCode: 229, bubbles: true, cancelable: true };
    document.body.dispatchEvent(new KeyboardEvent('keydown', press));
  });
  await expect(page.getByRole('textbox', { name: 'メモを書く' })).toBeFocused();
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

/** An input method at work in the focused input, as Chromium itself has it. */
async function compose(page: Page, text: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const end = text.length;
  await session.send('Input.imeSetComposition', { text, selectionStart: end, selectionEnd: end });
}

/** As an input method lets it through: its key code is 229, and it makes no new line. */
async function pressEnterIntoComposition(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const key = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 229 };
  await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key });
  await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
}

async function commit(page: Page, text: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Input.insertText', { text });
}

/** The press of Enter that an input method has for itself. */
async function pressWhileComposing(page: Page, { isComposing }: { isComposing: boolean }): Promise<void> {
  await page.evaluate((composing) => {
    const press = {
      key: 'Enter',
      code: 'Enter',
      keyCode: 229,
      isComposing: composing,
      bubbles: true,
      cancelable: true,
    };
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', press));
  }, isComposing);
}
