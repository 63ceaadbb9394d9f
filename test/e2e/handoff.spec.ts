/** One incident on two installations: handed over by a file, gone on with elsewhere, and brought back until both hold the same. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright/test';
import { type App, withApp } from './support/app.ts';
import { openHome, patient, timelineRow, writeNote } from './support/responder.ts';
import { expect, test } from './support/test.ts';

test.use({ expectedComplaints: [/status of 422 .*\/rpc\/handoff\/import/] });

/** Opens the dialog by its key, and answers the file that `button` of it makes. */
async function fileFrom(page: Page, button: string): Promise<string> {
  await page.keyboard.press('Shift+H');
  return downloadOf(page, page.getByRole('dialog', { name: '引き継ぎ' }).getByRole('button', { name: button }));
}

async function downloadOf(page: Page, button: Locator): Promise<string> {
  const downloading = page.waitForEvent('download');
  await button.click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/^incident-1-決済が失敗する\.incident$/);
  const path = await download.path();
  await page.keyboard.press('Escape');
  return path;
}

/** Lets a file fall onto the page, as from a folder. */
async function drop(page: Page, path: string): Promise<void> {
  const base64 = readFileSync(path).toString('base64');
  const transfer = await page.evaluateHandle((text) => {
    const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
    const carried = new DataTransfer();
    carried.items.add(new File([bytes], 'night.incident'));
    return carried;
  }, base64);
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
}

type Row = { seq: number; event: { seq: number; kind: string } };

async function rowsOf(app: App): Promise<unknown[]> {
  const { stdout } = await app.run('incident', 'show', '1', '--json');
  const { timeline } = JSON.parse(stdout) as { timeline: Row[] };
  return timeline.map(({ seq: _, event: { seq: _local, ...event }, ...row }) => ({ ...row, event }));
}

async function textsOf(page: Page): Promise<string[]> {
  return page.getByRole('list', { name: 'タイムライン' }).getByRole('article').allTextContents();
}

test('handed over, gone on with elsewhere, come back, and the same on both', async ({ page, app }) => {
  test.setTimeout(180_000);
  await withApp(async (other) => {
    expect((await app.run('declare', '決済が失敗する')).code).toBe(0);
    await openHome(page, app);
    await page.getByRole('main').getByRole('link', { name: '#1 決済が失敗する' }).click(patient);
    await expect(timelineRow(page, '宣言: 決済が失敗する')).toBeVisible();
    await writeNote(page, 'ロードバランサーは正常');
    expect((await app.runWithInput('502 Bad Gateway\n', 'attach', '--title', 'curl')).code).toBe(0);

    await page.keyboard.press('Shift+I');
    const details = page.getByRole('dialog', { name: '件名と情報' });
    const lead = details.getByRole('textbox', { name: 'IC (指揮)' });
    await lead.fill('佐藤');
    // The Enter that ends a word is no Enter for the field, in either way that browsers tell it.
    for (const init of [{ isComposing: true }, { keyCode: 229 }]) {
      await lead.dispatchEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true, ...init });
    }
    await expect(details.getByRole('button', { name: '役割を記録: IC (指揮)' })).toBeEnabled();
    await lead.press('Enter');
    await expect(lead).toBeFocused();
    await expect(details.getByRole('button', { name: '役割を記録: IC (指揮)' })).toBeDisabled();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: 'IC 佐藤' })).toBeVisible();
    await expect(timelineRow(page, /IC \(指揮\): 佐藤/)).toBeVisible();

    await page.keyboard.press('Shift+H');
    const dialog = page.getByRole('dialog', { name: '引き継ぎ' });
    await dialog.getByRole('textbox', { name: '引き継ぐ相手' }).fill('鈴木');
    await dialog.getByRole('textbox', { name: '次の一手 (申し送り)' }).fill('決済会社へ電話');
    const onPaper = dialog.getByRole('region', { name: '引き継ぎの1ページ' });
    await expect(onPaper).toContainText('申し送り: 決済会社へ電話');
    await expect(onPaper).toContainText('IC (指揮) 佐藤');
    await dialog.getByRole('button', { name: 'English' }).click();
    await expect(onPaper).toContainText('From the giver: 決済会社へ電話');
    const given = await downloadOf(page, dialog.getByRole('button', { name: '引き継いでファイルを作る' }));
    await expect(page.getByText(/に 鈴木 へ引き継いだため、読み取り専用です。/)).toBeVisible();
    await expect(page.getByRole('textbox', { name: 'メモを書く' })).toBeDisabled();
    expect((await app.run('note', '書けないはず')).stderr).toContain('鈴木 へ引き継いだため、ここでは読み取り専用です');

    const there = await page.context().newPage();
    await openHome(there, other);
    await there.getByLabel('.incident ファイル').setInputFiles(given);
    await expect(
      there.getByText(/^#1 決済が失敗する を取り込みました \(\d+行\)。 引き継ぎを受け取りました。$/),
    ).toBeVisible();
    await there.getByRole('link', { name: 'インシデントを開く' }).click();
    await expect(timelineRow(there, /鈴木 へ引き継ぎ、次の一手: 決済会社へ電話/)).toBeVisible();
    await writeNote(there, '決済会社側の障害と判明');
    expect((await other.runWithInput('200 OK\n', 'attach', '--title', 'curl')).code).toBe(0);
    await expect(there.getByRole('button', { name: '根拠 E-B001 を開く' })).toBeVisible();
    const answered = await fileFrom(there, '写しのファイルを作る');

    await page.keyboard.press('g');
    await page.keyboard.press('a');
    await expect(page.getByRole('heading', { level: 1, name: '過去のインシデント' })).toBeVisible();
    await drop(page, answered);
    await expect(page.getByText(/^#1 決済が失敗する に \d+行を合わせました。$/)).toBeVisible();
    await page.getByRole('link', { name: 'インシデントを開く' }).click();
    await expect(timelineRow(page, '決済会社側の障害と判明')).toBeVisible();
    await page.getByRole('button', { name: '取り戻す' }).click();
    await expect(page.getByText(/読み取り専用です/)).toBeHidden();
    await writeNote(page, '復旧を見届けた');
    const final = await fileFrom(page, '写しのファイルを作る');
    expect((await other.run('import', final)).code).toBe(0);

    await expect(timelineRow(there, '復旧を見届けた')).toBeVisible();
    expect(await rowsOf(app)).toEqual(await rowsOf(other));
    await expect(timelineRow(page, '復旧を見届けた')).toBeVisible();
    expect(await textsOf(there)).toEqual(await textsOf(page));
    // Before its app ends, which it would complain about.
    await there.close();
  });
});

test('a file that cannot be used says why in a sentence and leaves the list as it was', async ({ page, app }) => {
  await openHome(page, app);
  const input = page.getByLabel('.incident ファイル');
  await input.setInputFiles({
    name: 'a.incident',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from('# メモ'),
  });
  await expect(page.getByText('Hikeshiの .incident ファイルではありません。何も変えていません。')).toBeVisible();
  await expect(page.getByText('対応中のインシデントはありません')).toBeVisible();
});

test('many files at once: the whole ones come in, each other one is named with its reason', async ({ page, app }) => {
  await withApp(async (other) => {
    for (const title of ['決済が失敗する', '検索が遅い']) expect((await other.run('declare', title)).code).toBe(0);
    const folder = mkdtempSync(join(tmpdir(), 'hikeshi-many-'));
    for (const number of ['1', '2']) {
      const place = ['--format', 'incident', '--out', join(folder, `${number}.incident`)];
      expect((await other.run('incident', 'export', number, ...place)).code).toBe(0);
    }
    const whole = readFileSync(join(folder, '1.incident'));
    const file = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/octet-stream', buffer });
    await openHome(page, app);
    await page
      .getByLabel('.incident ファイル')
      .setInputFiles([
        file('決済.incident', whole),
        file('切れた.incident', whole.subarray(0, 500)),
        file('検索.incident', readFileSync(join(folder, '2.incident'))),
        file('メモ.incident', Buffer.from('# メモ')),
        file('決済 (1).incident', whole),
      ]);
    await expect(page.getByText(/^3ファイルを取り込みました: 新しいインシデント 2件、新しい行 \d+行。$/)).toBeVisible();
    await expect(page.getByText('2ファイルは取り込めませんでした。')).toBeVisible();
    const named = page.getByRole('list', { name: '取り込めなかったファイルと理由' }).getByRole('listitem');
    await expect(named).toHaveText([
      '切れた.incident ファイルが途中で切れています。何も変えていません。もう一度送ってもらいます。',
      'メモ.incident Hikeshiの .incident ファイルではありません。何も変えていません。',
    ]);
    await expect(page.getByRole('main').getByRole('link', { name: /検索が遅い/ })).toBeVisible();
    rmSync(folder, { recursive: true });
  });
});
