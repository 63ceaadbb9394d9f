/** The ends of an incident: declared from an alert's text or when all is over, its blanks brought up calmly, its recovery held for a while. */
import { readFileSync } from 'node:fs';
import { declare, goToStage, holdRecovery, openHome, patient, startDrill, timelineRow } from './support/responder.ts';
import { expect, test } from './support/test.ts';

test.use({ viewport: { width: 1280, height: 800 }, timezoneId: 'Asia/Tokyo', locale: 'ja-JP' });

/** A quarter of an hour ago, as Zabbix writes it in Tokyo. */
function zabbixTime(): { written: string; shown: string } {
  const at = new Date(Date.now() - 15 * 60_000).toLocaleString('sv-SE', { timeZone: 'Asia/Tokyo' });
  const [date = '', time = ''] = at.split(' ');
  return { written: `${time} on ${date.replaceAll('-', '.')}`, shown: at };
}

test('an alert pasted on home says how and when; an incident that is over is entered later', async ({ page, app }) => {
  test.slow();
  await openHome(page, app);
  const { written, shown } = zabbixTime();
  const alert = `Problem started at ${written}\nProblem name: 在庫APIが応答しない\nHost: web-01`;
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    document.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
  }, alert);
  const dialog = page.getByRole('dialog', { name: 'アラートや時刻を指定して宣言' });
  await expect(dialog.getByRole('status')).toContainText('Zabbix、件名「在庫APIが応答しない」');
  await expect(dialog.getByRole('status')).toContainText(`検知 ${shown}`);
  await expect(dialog.getByRole('status')).toContainText('タイムゾーンがないため UTC+09:00');
  await page.keyboard.press('Control+Enter');

  const top = page.getByRole('region', { name: 'インシデントの概要' });
  await expect(top).toContainText('在庫APIが応答しない', patient);
  await expect(top).toContainText('検知から');
  await expect(top).toContainText(/00:1[45]:\d\d/);
  await expect(timelineRow(page, /アラートから \(Zabbix\)/)).toBeVisible();
  await expect(timelineRow(page, /検知は .* \(アラート\)/)).toBeVisible();

  await page.keyboard.press('g');
  await page.keyboard.press('h');
  await expect(page.getByRole('heading', { level: 1, name: 'ホーム' })).toBeVisible();
  await page.keyboard.press('a');
  await dialog.getByRole('textbox', { name: '発生した時刻' }).fill('2026-01-10 02:00');
  await dialog.getByRole('textbox', { name: '復旧した時刻' }).fill('いつか');
  await expect(dialog.getByRole('alert')).toContainText('時刻として読めません');
  await dialog.getByRole('textbox', { name: '復旧した時刻' }).fill('2026-01-10 03:30');
  await expect(dialog.getByRole('button', { name: '事後に登録する' })).toBeEnabled();
  await page.keyboard.press('Control+Enter');
  await expect(timelineRow(page, /事後に登録/)).toBeVisible(patient);
  await expect(timelineRow(page, /復旧は 2026-01-10 03:30:00/)).toBeVisible();
});

test('blanks are brought up and put off; recovery is proven over time, ticks what it answers, and ends in a calendar', async ({
  page,
  app,
}) => {
  test.slow();
  await page.clock.install();
  await openHome(page, app);
  await startDrill(app, null);
  await declare(page);
  const nag = page.getByRole('region', { name: '未記入の項目' });
  await expect(nag).toHaveCount(0);
  await page.clock.fastForward('02:30');
  await expect(nag).toContainText('重大度が未記入です');
  await page.keyboard.press('Shift+S');
  await page.getByRole('menuitem', { name: /SEV3/ }).click();
  await expect(nag).toContainText('何で気づいたかが未記入です');
  await page.keyboard.press('y');
  const details = page.getByRole('dialog', { name: /^件名と情報/ });
  await details.getByRole('combobox', { name: /検知方法/ }).selectOption('利用者・顧客の連絡');
  await page.keyboard.press('Escape');
  await expect(timelineRow(page, '検知方法: 利用者・顧客の連絡')).toBeVisible();
  await expect(nag).toContainText('IC (指揮) が決まっていません');

  await goToStage(page, '復旧確認');
  const stage = page.getByRole('region', { name: '復旧確認' });
  await expect(stage).toContainText('正常が 6 s 続くこと (訓練のため短縮)');
  await holdRecovery(page);
  await expect(timelineRow(page, /復旧確認: 応答はすべて正常 \(\d+ s の間、\d+回\)/)).toBeVisible();

  await goToStage(page, '事後');
  const works = page.getByRole('listitem', { name: '主な機能がすべて動く' });
  await expect(works).toContainText('計測により完了');
  await expect(works.getByRole('button', { name: /E-\d+/ }).first()).toBeVisible();
  const downloading = page.waitForEvent('download');
  await page.keyboard.press('Shift+C');
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('postmortem-1.ics');
  const file = readFileSync(await download.path(), 'utf8');
  expect(file).toMatch(/^BEGIN:VCALENDAR\r\n/);
  expect(file).toMatch(/\r\nDTSTART;TZID=Asia\/Tokyo:\d{8}T\d{4}00\r\n/);
});
