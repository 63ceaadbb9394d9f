/**
 * A responder without a mouse: keys alone, and after every one of them the keyboard must be somewhere in sight. What is looked at is
 * read by role and name; nothing is clicked, filled in or focused.
 */
import { readFileSync } from 'node:fs';
import { expect, type Locator, type Page } from 'playwright/test';
import { type Exported, patient, patternOf, timelineRow } from './responder.ts';

/** As many Tabs as a person has patience for. */
const mostTabs = 40;
const stageOrder = ['初動', '原因', '対応', '復旧確認', '事後', '準備'] as const;
export type StageName = (typeof stageOrder)[number];

/** One key, or several one after the other: `g` `4`. */
export async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
  await expectFocusInSight(page);
}

/** Somewhere, and in the window: what nobody sees cannot be aimed with. */
export async function expectFocusInSight(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(placeOfFocus), { message: 'where the keyboard is' }).toBe('in sight');
}

function placeOfFocus(): string {
  const element = document.activeElement;
  if (element === null || element === document.body) return 'nowhere';
  const { top, bottom, left, right, width, height } = element.getBoundingClientRect();
  const named = `${element.tagName} ${element.getAttribute('aria-label') ?? element.textContent?.slice(0, 40) ?? ''}`;
  if (width === 0 || height === 0) return `on something without a size: ${named}`;
  const outside = bottom <= 0 || right <= 0 || top >= window.innerHeight || left >= window.innerWidth;
  return outside ? `outside of the window: ${named}` : 'in sight';
}

/** Tab after Tab until the control has the keyboard. */
export async function tabTo(page: Page, control: Locator): Promise<void> {
  await expect(control).toBeVisible(patient);
  for (let tabs = 0; tabs < mostTabs; tabs++) {
    if (await hasFocus(control)) return;
    await press(page, 'Tab');
  }
  throw new Error(`not reached by ${mostTabs} Tabs: ${String(control)}`);
}

function hasFocus(control: Locator): Promise<boolean> {
  return control.evaluate((element) => element === document.activeElement);
}

/** The same key until it has led to the thing. */
async function pressUntil(page: Page, key: string, isThere: () => Promise<boolean>): Promise<void> {
  for (let times = 0; times < mostTabs; times++) {
    if (await isThere()) return;
    await press(page, key);
  }
  throw new Error(`not reached by ${mostTabs} times ${key}`);
}

export async function declareByKey(page: Page): Promise<void> {
  await press(page, 'i');
  await expectIncident(page);
}

/** The home screen's door to practice, and the fault by its name on the screen. */
export async function practiseByKey(page: Page, fault: string): Promise<void> {
  await press(page, 't');
  const choice = page.getByRole('dialog', { name: '訓練を始める' }).getByRole('radio', { name: fault });
  await expect(choice).toBeVisible();
  await pressUntil(page, 'ArrowDown', () => choice.isChecked());
  await press(page, 'Control+Enter');
  await expectIncident(page);
}

async function expectIncident(page: Page): Promise<void> {
  await expect(page.getByRole('region', { name: 'インシデントの概要' })).toBeVisible(patient);
  await expectFocusInSight(page);
}

export async function stageByKey(page: Page, stage: StageName): Promise<void> {
  await press(page, 'g', String(stageOrder.indexOf(stage) + 1));
  await expect(stageButton(page, stage)).toHaveAttribute('aria-current', 'step');
}

/** Ticks off what readings have not, one key each. */
export async function tickByKey(page: Page, stage: StageName, count: number): Promise<void> {
  await stageByKey(page, stage);
  const counter = stageButton(page, stage);
  await expect(counter).toContainText(`/${count}`);
  for (let done = await doneOf(counter); done < count; done = await doneOf(counter)) {
    await press(page, 'x');
    await expect(counter).not.toContainText(`${done}/${count}`);
  }
}

function stageButton(page: Page, stage: StageName): Locator {
  const way = page.getByRole('navigation', { name: '進み方' }).getByRole('listitem');
  return way.getByRole('button', { name: new RegExp(`^${stage}`) });
}

async function doneOf(counter: Locator): Promise<number> {
  return Number(/(\d+)\/\d+/.exec((await counter.textContent()) ?? '')?.[1] ?? 0);
}

/** A pattern by its number, and everything that can be read for it at once. */
export async function chooseAndSweepByKey(page: Page, number: number, name: string): Promise<void> {
  await press(page, String(number));
  await expect(patternOf(page, name)).toContainText('選択中');
  await press(page, 'Shift+R');
  await expect(page.getByText('読み取りが終わりました')).toBeVisible(patient);
  await expectFocusInSight(page);
}

/** Down the table of causes to its row, and what can be said of it. */
export async function confirmCauseByKey(page: Page, cause: string, reason: string): Promise<void> {
  await stageByKey(page, '原因');
  const row = page.getByRole('region', { name: '原因と対応' }).getByRole('listitem', { name: cause, exact: true });
  await expect(row).toBeVisible();
  await pressUntil(page, 'j', () => hasFocus(row));
  await tabTo(page, row.getByRole('button', { name: `確定する: ${cause}`, exact: true }));
  await press(page, 'Enter');
  await expect(page.getByRole('dialog', { name: '確定する理由' }).getByRole('textbox')).toBeFocused();
  await page.keyboard.insertText(reason);
  await press(page, 'Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(row).toContainText('確定');
  await expectFocusInSight(page);
}

export async function writeNoteByKey(page: Page, text: string): Promise<void> {
  await press(page, 'n');
  await page.keyboard.insertText(text);
  await press(page, 'Enter');
  await expect(timelineRow(page, text)).toBeVisible();
  await press(page, 'Escape');
  await expect(page.getByRole('textbox', { name: 'メモを書く' })).not.toBeFocused();
}

/** `name`: as the menu has it, `SEV2 主要機能`. */
export async function setSeverityByKey(page: Page, name: string): Promise<void> {
  await press(page, 'Shift+S');
  const item = page.getByRole('menuitem', { name });
  await expect(item).toBeVisible();
  await pressUntil(page, 'ArrowDown', () => hasFocus(item));
  await press(page, 'Enter');
  await expect(page.getByRole('menu')).toBeHidden();
  await expect(page.getByRole('button', { name: `重大度: ${name.split(' ')[0]}` })).toBeVisible();
  await expectFocusInSight(page);
}

/** What the runbook's recovery would do to the practice service. */
export async function repairByKey(page: Page): Promise<void> {
  await stageByKey(page, '対応');
  await tabTo(page, page.getByRole('button', { name: '復旧作業を行う' }));
  await press(page, 'Enter');
  await expect(page.getByText('復旧作業が終わりました。')).toBeVisible(patient);
  await expectFocusInSight(page);
}

/** On a busy machine one answer may come too late to be normal, which ends the proof; a person then begins anew. */
export async function verifyByKey(page: Page): Promise<void> {
  await stageByKey(page, '復旧確認');
  const verified = page.getByRole('region', { name: '復旧確認' }).getByText('復旧を確認済み');
  await expect(async () => {
    if (!(await verified.isVisible())) await page.keyboard.press('v');
    await expect(verified).toBeVisible({ timeout: 15_000 });
  }).toPass({ timeout: 90_000 });
  await expectFocusInSight(page);
}

/** The next thing once all is ticked: asked, and confirmed. */
export async function closeByKey(page: Page): Promise<void> {
  await press(page, 'g', 'n');
  await expect(page.getByRole('dialog', { name: 'インシデントを終了' })).toBeVisible();
  await press(page, 'Enter');
  await expect(page.getByText('このインシデントは終了しています。')).toBeVisible();
  await expectFocusInSight(page);
}

/** To the postmortem, a paragraph into the section in hand, and the document out of the app. */
export async function writeUpByKey(page: Page, paragraph: string): Promise<Exported> {
  await press(page, 'g', 'p');
  await expect(page.getByRole('heading', { level: 1, name: /^ポストモーテム/ })).toBeVisible();
  await expectFocusInSight(page);
  await press(page, 'j');
  await press(page, 'e');
  await press(page, 'Control+End');
  await page.keyboard.insertText(`\n\n${paragraph}\n`);
  await expect(page.getByText('未保存の変更')).toBeVisible();
  await press(page, 'Control+Enter');
  await expect(page.getByText('保存しました', { exact: true })).toBeVisible();
  await press(page, 'Escape');
  await press(page, 'Shift+E');
  await expect(page.getByRole('dialog', { name: '書き出す' })).toBeVisible();
  const downloading = page.waitForEvent('download');
  await press(page, 'Control+Enter');
  const download = await downloading;
  await expect(page.getByText(/ダウンロードに保存しました/)).toBeVisible();
  await expectFocusInSight(page);
  return { fileName: download.suggestedFilename(), markdown: readFileSync(await download.path(), 'utf8') };
}
