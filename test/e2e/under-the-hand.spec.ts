/** Nothing moves away under a hand that aims at it: what is recorded elsewhere meanwhile makes room around it. */
import {
  confirmCause,
  declare,
  expectRanking,
  goToStage,
  openHome,
  patternOf,
  startDrill,
} from './support/responder.ts';
import { expect, test } from './support/test.ts';

const pattern = 'パターン3 DBに接続できない';
const another = 'パターン4 一部のエンドポイントだけが失敗する';

test.use({ viewport: { width: 1280, height: 640 } });

test('a cause stays under the pointer, and a ranked pattern in its place, while the record changes in another window', async ({
  page,
  app,
  context,
}) => {
  test.setTimeout(120_000);
  await startDrill(app, 'db-down');
  await openHome(page, app);
  await declare(page);
  await expectRanking(page, [pattern, another]);
  const elsewhere = await context.newPage();
  await elsewhere.goto(page.url());
  await expectRanking(elsewhere, [pattern, another]);
  await page.bringToFront();

  // The pattern under the pointer is taken elsewhere: its own symptoms fold only once the pointer has left.
  const choose = patternOf(page, pattern).getByRole('button', { name: /^選ぶ/ });
  await choose.hover();
  const aimedAt = await choose.boundingBox();
  await elsewhere.bringToFront();
  await elsewhere.keyboard.press('4');
  await expect(patternOf(page, another)).toContainText('選択中');
  expect(await choose.boundingBox()).toEqual(aimedAt);
  await expect(patternOf(page, pattern).getByRole('button', { name: '症状を隠す' })).toBeVisible();
  await elsewhere.keyboard.press('4');
  await expect(patternOf(page, another)).not.toContainText('選択中');

  await page.bringToFront();
  await page.keyboard.press('3');
  await expect(patternOf(page, pattern)).toContainText('選択中');
  await goToStage(page, '原因');
  await goToStage(elsewhere, '原因');
  const ruleOut = page.getByRole('button', { name: '除外する: 接続数の上限', exact: true });
  await ruleOut.scrollIntoViewIfNeeded();
  await page.mouse.wheel(0, 120);
  await ruleOut.hover();
  const { x = 0, y = 0 } = (await ruleOut.boundingBox()) ?? {};
  const [row, above] = [
    page.getByRole('listitem', { name: '接続数の上限' }),
    page.getByRole('listitem', { name: 'DBの停止' }),
  ];
  const heightBefore = (await above.boundingBox())?.height ?? 0;
  // A hand is never quite still.
  const trembling = (async () => {
    for (let times = 0; (await above.textContent())?.includes('見て確かめた') !== true; times++) {
      await page.mouse.move(x + 10 + (times % 2), y + 10);
    }
  })();
  await confirmCause(elsewhere, 'DBの停止', '接続拒否とpostgresのないことを見て確かめた');
  await trembling;
  expect((await above.boundingBox())?.height).toBeGreaterThan(heightBefore);
  // Scrolling goes by whole pixels.
  expect(Math.abs(((await ruleOut.boundingBox())?.y ?? 0) - y)).toBeLessThan(2);
  await expect(row).toBeVisible();
});
