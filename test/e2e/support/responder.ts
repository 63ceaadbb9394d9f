/** What a responder does at the Japanese screen, by key wherever there is one; else by role and name, as a person finds it. */
import { readFileSync } from 'node:fs';
import { expect, type Locator, type Page } from 'playwright/test';
import type { App } from './app.ts';

/** Starting PostgreSQL on a busy machine, and two checks that wait ten seconds each for a slow API. */
export const patient = { timeout: 40_000 };

export async function openHome(page: Page, app: App): Promise<void> {
  await page.goto(app.url);
  await expect(page.getByRole('heading', { level: 1, name: 'ホーム' })).toBeVisible();
}

/** Breaks the practice service from a terminal; the running app owns it. Answers the API's address. */
export async function startDrill(app: App, fault: string | null): Promise<string> {
  const wanted = fault === null ? [] : ['--fault', fault];
  const { code, stdout, stderr } = await app.run('drill', 'start', '--port', '0', '--json', ...wanted);
  expect(code, stderr).toBe(0);
  return (JSON.parse(stdout) as { url: string }).url;
}

export async function declare(page: Page): Promise<void> {
  await page.keyboard.press('i');
  await expectIncident(page);
}

async function expectIncident(page: Page): Promise<void> {
  await expect(page.getByRole('region', { name: 'インシデントの概要' })).toBeVisible(patient);
}

export async function goToStage(page: Page, name: string): Promise<void> {
  await page
    .getByRole('navigation', { name: '進み方' })
    .getByRole('button', { name: new RegExp(`^${name}`) })
    .click();
}

/** Ticks everything of the stage that is shown, one key each. */
export async function tickAll(page: Page, stage: string, count: number): Promise<void> {
  const counter = page
    .getByRole('navigation', { name: '進み方' })
    .getByRole('button', { name: new RegExp(`^${stage}`) });
  // What readings answer is ticked already.
  await expect(counter).toContainText(`/${count}`);
  const ticked = Number(/(\d+)\/\d+/.exec((await counter.textContent()) ?? '')?.[1] ?? 0);
  for (let done = ticked; done < count; done++) {
    await expect(counter).toContainText(`${done}/${count}`);
    await page.keyboard.press('x');
  }
  await expect(counter).toContainText(`${count}/${count}`);
}

/** The ranked patterns and nothing else, best first. */
export async function expectRanking(page: Page, names: readonly string[]): Promise<void> {
  const ranked = page
    .getByRole('region', { name: 'パターン' })
    .getByRole('listitem')
    .filter({ hasText: /^候補\d/ });
  await expect
    .poll(() => ranked.evaluateAll((items) => items.map((item) => item.getAttribute('aria-label'))), patient)
    .toEqual(names);
}

export function patternOf(page: Page, name: string): Locator {
  return page.getByRole('region', { name: 'パターン' }).getByRole('listitem', { name, exact: true });
}

/** What stands under a pattern for each of its symptoms, opened where it is folded. */
export async function reasonsOf(page: Page, name: string): Promise<string[]> {
  const pattern = patternOf(page, name);
  const unfold = pattern.getByRole('button', { name: '症状を見る' });
  if (await unfold.isVisible()) await unfold.click();
  const reasons = await pattern
    .getByRole('listitem')
    .evaluateAll((items) =>
      items.map((item) => [...item.querySelectorAll('p')].map((words) => words.textContent ?? '').join(' ')),
    );
  return reasons.map((reason) => reason.replace(/E-\d+/g, '').replace(/\s+/g, ' ').trim());
}

/** Chooses a pattern by its number's key and reads all its checks at once. */
export async function chooseAndSweep(page: Page, number: number, name: string): Promise<void> {
  await page.keyboard.press(String(number));
  await expect(patternOf(page, name)).toContainText('選択中');
  await sweep(page);
}

export async function sweep(page: Page): Promise<void> {
  await page.keyboard.press('Shift+R');
  await expect(page.getByText('読み取りが終わりました')).toBeVisible(patient);
}

export async function confirmCause(page: Page, cause: string, reason: string): Promise<void> {
  await page.getByRole('button', { name: `確定する: ${cause}`, exact: true }).click();
  await page.getByRole('dialog', { name: '確定する理由' }).getByRole('textbox').fill(reason);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('listitem', { name: cause, exact: true })).toContainText('確定');
}

export async function writeNote(page: Page, text: string): Promise<void> {
  await page.keyboard.press('n');
  await page.keyboard.insertText(text);
  await page.keyboard.press('Enter');
  await expect(timelineRow(page, text)).toBeVisible();
  await page.keyboard.press('Escape');
}

export function timelineRow(page: Page, words: string | RegExp): Locator {
  return page.getByRole('list', { name: 'タイムライン' }).getByRole('article', { name: words });
}

/** What the runbook's recovery steps would do to the practice service. */
export async function repairDrill(page: Page): Promise<void> {
  await goToStage(page, '対応');
  await page.getByRole('button', { name: '復旧作業を行う' }).click();
  await expect(page.getByText('復旧作業が終わりました。')).toBeVisible(patient);
}

/** On a busy machine one answer may come too late to be normal, which ends the proof; a person then begins anew. */
export async function holdRecovery(page: Page): Promise<void> {
  const verified = page.getByRole('region', { name: '復旧確認' }).getByText('復旧を確認済み');
  await expect(async () => {
    if (!(await verified.isVisible())) await page.keyboard.press('v');
    await expect(verified).toBeVisible({ timeout: 15_000 });
  }).toPass({ timeout: 90_000 });
}

export async function verifyRecovery(page: Page): Promise<void> {
  await goToStage(page, '復旧確認');
  const stage = page.getByRole('region', { name: '復旧確認' });
  await expect(stage.getByText('復旧はまだ確認できていません')).toBeVisible();
  await holdRecovery(page);
}

export async function closeIncident(page: Page): Promise<void> {
  await page.getByRole('region', { name: '事後対応' }).getByRole('button', { name: '終了する' }).click();
  // The dialog takes the focus a moment after it is seen; a key pressed before that is lost.
  await expect(page.getByRole('dialog', { name: 'インシデントを終了' }).getByRole('textbox')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText('このインシデントは終了しています。')).toBeVisible();
}

export type Exported = { fileName: string; markdown: string };

/** From the incident to its postmortem and out of the app as a file, by keys. */
export async function exportPostmortem(page: Page): Promise<Exported> {
  await page.keyboard.press('g');
  await page.keyboard.press('p');
  await expect(page.getByRole('heading', { level: 1, name: /^ポストモーテム/ })).toBeVisible();
  await page.keyboard.press('Shift+E');
  await expect(page.getByRole('dialog', { name: '書き出す' })).toBeVisible();
  const downloading = page.waitForEvent('download');
  await page.keyboard.press('Control+Enter');
  const download = await downloading;
  await expect(page.getByText(/ダウンロードに保存しました/)).toBeVisible();
  return { fileName: download.suggestedFilename(), markdown: readFileSync(await download.path(), 'utf8') };
}
