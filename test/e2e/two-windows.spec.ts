/** Two windows on one incident: what one writes the other shows, and what is being typed in either stays as it is. */
import type { Page } from 'playwright/test';
import { declare, openHome, timelineRow } from './support/responder.ts';
import { expect, test } from './support/test.ts';

/** Generous, since a machine under test is busy; what it took is written into the report of the run. */
const boundMs = 3_000;
const rounds = 20;

const desk = (page: Page) => page.getByRole('region', { name: 'インシデントの概要' });
const note = (page: Page) => page.getByRole('textbox', { name: 'メモを書く' });

async function secondWindow(page: Page): Promise<Page> {
  const other = await page.context().newPage();
  await other.goto(page.url());
  await expect(desk(other)).toBeVisible();
  return other;
}

/** Makes the page say when a row with these words is drawn, by the clock that both windows share. */
function whenDrawn(page: Page, words: string): Promise<number> {
  return page.evaluate(
    (wanted) =>
      new Promise<number>((resolve) => {
        const look = (): void => {
          const drawn = [...document.querySelectorAll('article')].some(({ textContent }) =>
            textContent.includes(wanted),
          );
          if (drawn) resolve(performance.timeOrigin + performance.now());
          else requestAnimationFrame(look);
        };
        look();
      }),
    words,
  );
}

/** When the call that writes a note was answered in this page: acknowledged, and so on disk. */
async function acknowledgedAt(page: Page): Promise<number> {
  const response = await page.waitForResponse((each) => each.url().endsWith('/rpc/incidents/addNote'));
  await response.finished();
  const { startTime, responseEnd } = response.request().timing();
  return startTime + responseEnd;
}

test('a row that one window wrote stands in the other', async ({ page, app }, testInfo) => {
  test.setTimeout(120_000);
  await openHome(page, app);
  await declare(page);
  const other = await secondWindow(page);
  await note(other).fill('別の窓の書きかけ');
  const tookMs: number[] = [];
  for (let round = 1; round <= rounds; round++) {
    const words = `再起動 ${round}回目。`;
    const drawn = whenDrawn(other, words);
    const acknowledged = acknowledgedAt(page);
    await note(page).fill(words);
    await note(page).press('Enter');
    // The hint goes out with the answer, so that the other window can be the faster one.
    tookMs.push(Math.max(0, (await drawn) - (await acknowledged)));
    await expect(note(page)).toHaveValue('');
  }
  const sorted = tookMs.toSorted((one, two) => one - two);
  const medianMs = sorted[rounds / 2] ?? 0;
  const figures = `acknowledged to drawn elsewhere: median ${medianMs.toFixed(0)} ms, slowest ${sorted.at(-1)?.toFixed(0)} ms of ${rounds}`;
  testInfo.annotations.push({ type: 'figures', description: figures });
  console.log(figures);
  expect(medianMs).toBeLessThan(boundMs);
  await expect(note(other)).toHaveValue('別の窓の書きかけ');
  for (let round = 1; round <= rounds; round++) {
    await expect(timelineRow(other, `再起動 ${round}回目。`)).toHaveCount(1);
  }
});

test('nothing that is being typed in a window is touched by the other', async ({ page, app }) => {
  await openHome(page, app);
  await declare(page);
  const other = await secondWindow(page);

  await note(other).fill('書きかけのメモ');
  await note(other).evaluate((box) => (box as HTMLTextAreaElement).setSelectionRange(2, 4));
  await note(page).fill('先に送るメモ');
  await note(page).press('Enter');
  await expect(timelineRow(other, '先に送るメモ')).toBeVisible();
  await expect(note(other)).toHaveValue('書きかけのメモ');
  await expect(note(other)).toBeFocused();
  const selected = await note(other).evaluate((box) => {
    const { selectionStart, selectionEnd } = box as HTMLTextAreaElement;
    return [selectionStart, selectionEnd];
  });
  expect(selected).toEqual([2, 4]);

  // A dialog over the page, with fields of which the other window writes one.
  await other.keyboard.press('Escape');
  await other.keyboard.press('Shift+I');
  const details = other.getByRole('dialog', { name: '件名と情報' });
  await details.getByRole('textbox', { name: '問い合わせ' }).fill('まだ数えている');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Shift+I');
  const same = page.getByRole('dialog', { name: '件名と情報' });
  await same.getByRole('textbox', { name: '影響を受けた顧客' }).fill('3社');
  await same.getByRole('textbox', { name: '影響を受けた顧客' }).press('Enter');
  await expect(details.getByRole('textbox', { name: '影響を受けた顧客' })).toHaveValue('3社');
  await expect(details.getByRole('textbox', { name: '問い合わせ' })).toHaveValue('まだ数えている');
  await expect(details.getByRole('textbox', { name: '問い合わせ' })).toBeFocused();

  // The same field: neither is lost, and who comes second is told.
  await same.getByRole('textbox', { name: '問い合わせ' }).fill('12件');
  await same.getByRole('textbox', { name: '問い合わせ' }).press('Enter');
  await expect(other.locator('article', { hasText: '12件' })).toHaveCount(1);
  await expect(details.getByRole('textbox', { name: '問い合わせ' })).toHaveValue('まだ数えている');
});

test('what is typed in one section stays while the other window saves another', async ({ page, app }) => {
  await openHome(page, app);
  await declare(page);
  await page.keyboard.press('g');
  await page.keyboard.press('p');
  await page.getByRole('button', { name: '3. 影響範囲' }).click();
  const impact = page.getByRole('textbox', { name: '3. 影響範囲 の本文 (Markdown)' });
  await impact.fill('利用者 30人');
  const other = await page.context().newPage();
  await other.goto(page.url());
  await other.getByRole('button', { name: '2. 検知方法' }).click();
  await other.getByRole('textbox', { name: '2. 検知方法 の本文 (Markdown)' }).fill('監視のアラート');
  await other.keyboard.press('Control+Enter');
  await expect(other.getByText('保存しました')).toBeVisible();
  await page.getByRole('button', { name: '2. 検知方法' }).click();
  await expect(page.getByRole('textbox', { name: '2. 検知方法 の本文 (Markdown)' })).toHaveValue('監視のアラート');
  await page.getByRole('button', { name: '3. 影響範囲' }).click();
  await expect(impact).toHaveValue('利用者 30人');
});
