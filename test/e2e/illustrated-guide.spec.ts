/**
 * The incident that docs/guide tells, as its reader would live through it: at every step the guide's keys stand in the product's own
 * list of keys, do what the guide says, and give the picture that it shows. `npm run guide` keeps the pictures in docs/guide; every
 * other run leaves them among the results.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { testResults } from '../../scripts/root.ts';
import { dictionaryOf } from '../../shared/text/dictionary.ts';
import { type App, startApp } from './support/app.ts';
import { type GuideLanguage, guideFolder, guideLanguages } from './support/guide-page.ts';
import { leave, tellerOf } from './support/guide-teller.ts';
import { openHome, patient } from './support/responder.ts';
import { expect, test } from './support/test.ts';

/** What a responder writes; all else on the screens is the app's, the runbook's or the practice service's. */
const written = {
  ja: {
    note: 'デプロイ担当の佐藤さんに連絡済み',
    impact: '全利用者がTODOを開けません',
    reason: '設定を直せば起動する見込み',
  },
  en: {
    note: 'Sato, who deployed last, is called',
    impact: 'Nobody can open a TODO',
    reason: 'Correcting the configuration should start it',
  },
} as const;

const keeps = process.env.HIKESHI_KEEP_GUIDE === '1';
const pictures = keeps ? join(guideFolder, 'pictures') : join(testResults, 'guide');

test.use({
  viewport: { width: 1280, height: 800 },
  deviceScaleFactor: 1,
  permissions: ['clipboard-read', 'clipboard-write'],
});

for (const language of guideLanguages) {
  test(`the guide's incident in ${language}`, async ({ page }) => {
    test.setTimeout(240_000);
    await withGuideApp(async (app) => {
      await tell(page, app, language);
    });
  });
}

async function tell(page: Page, app: App, language: GuideLanguage): Promise<void> {
  const text = dictionaryOf(language);
  const words = written[language];
  const teller = tellerOf(page, language, join(pictures, language));
  await openHome(page, app);
  await speak(page, language);
  const started = await app.run('drill', 'start', '--fault', 'down', ...(keeps ? [] : ['--port', '0']));
  expect(started.code, started.stderr).toBe(0);

  await teller.step('alarm', async () => {
    await page.reload();
    await page
      .getByRole('button', { name: /(読み取る|Read)$/ })
      .first()
      .click();
    await expect(page.getByRole('main')).toContainText(text.common.levels.critical, patient);
  });
  const work = page.getByRole('main');
  const timeline = page.getByRole('list', { name: text.incident.timeline.title });
  const candidate = page.getByRole('listitem', { name: /^(パターン1|Pattern 1)/ });
  await teller.step('declared', async () => {
    await page.keyboard.press('i');
    await expect(candidate).toContainText(/症状 3件中2件|match: 2 of 3/, patient);
  });
  await teller.step('pattern', async () => {
    await page.keyboard.press('1');
    await expect(candidate).toContainText(/選択中|chosen/);
  });
  await teller.step('check', async () => {
    // The command alone, and nothing of the machine that the pictures are made on.
    await page.keyboard.press('r');
    await expect(timeline.getByText('E-011').first()).toBeVisible(patient);
  });
  await teller.step('note', async () => {
    await page.keyboard.press('n');
    await page.keyboard.insertText(words.note);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('article', { name: words.note })).toBeVisible();
    await page.keyboard.press('Escape');
  });
  await teller.step('severity', async () => {
    await page.keyboard.press('Shift+S');
    await expect(page.getByRole('menuitem', { name: /SEV1/ })).toBeVisible();
  });
  await page.getByRole('menuitem', { name: /SEV1/ }).click();
  await expect(page.getByRole('menu')).toBeHidden();

  const dialog = page.getByRole('dialog');
  await teller.step('message', async () => {
    await page.keyboard.press('m');
    await dialog.getByRole('textbox', { name: text.messages.impact }).fill(words.impact);
    await dialog.getByRole('button', { name: text.messages.inMinutes(30) }).click();
  });
  await page.keyboard.press('Control+Enter');
  await expect(dialog.getByText(text.messages.copied)).toBeVisible();
  await leave(page, dialog);

  await teller.step('cause', async () => {
    await page.keyboard.press('g');
    await page.keyboard.press('2');
    const confirm = page.getByRole('button', { name: /^(確定する|Confirm):/ });
    const lit = work.getByRole('listitem').filter({ hasText: 'config error' }).filter({ has: confirm });
    await expect(lit).toBeVisible();
    await lit.getByRole('button', { name: /^(確定する|Confirm):/ }).click();
    await dialog.getByRole('textbox').fill(words.reason);
    await page.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
    await expect(work.getByText(words.reason).first()).toBeVisible();
  });
  await teller.step('rollback', async () => {
    await page.keyboard.press('b');
    await dialog.getByRole('textbox').last().fill(words.reason);
  });
  await dialog.getByRole('button', { name: /^(ロールバックしない|Do not roll back)/ }).click();
  await expect(dialog).toBeHidden();
  await teller.step('response', async () => {
    await page.keyboard.press('g');
    await page.keyboard.press('3');
    await page.getByRole('button', { name: /^(復旧作業を行う|Do the repair)/ }).click();
    await expect(page.getByText(/復旧作業が終わりました|The repair is done/)).toBeVisible(patient);
  });
  await teller.step('recovered', async () => {
    await page.keyboard.press('g');
    await page.keyboard.press('4');
    const verified = work.getByText(/復旧を確認済み|Recovery verified/).first();
    await expect(async () => {
      if (!(await verified.isVisible())) await page.keyboard.press('v');
      await expect(verified).toBeVisible({ timeout: 15_000 });
    }).toPass({ timeout: 90_000 });
  });
  await page.keyboard.press('g');
  await page.keyboard.press('5');
  await teller.step('after', async () => {
    const way = page.getByRole('navigation', { name: text.incident.guide.label });
    const stage = way.getByRole('button', { name: new RegExp(`^${text.incident.guide.stages.after}`) });
    for (let done = 0; done < 5 && !(await stage.textContent())?.includes('5/5'); done++) {
      const before = (await stage.textContent()) ?? '';
      await page.keyboard.press('x');
      await expect(stage).not.toHaveText(before);
    }
    await expect(stage).toContainText('5/5');
  });
  await teller.step('closed', async () => {
    await page.keyboard.press('g');
    await page.keyboard.press('n');
    await expect(dialog).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
  });
  await teller.step('postmortem', async () => {
    await page.keyboard.press('g');
    await page.keyboard.press('p');
    await expect(page.getByRole('heading', { level: 1, name: /^(ポストモーテム|Postmortem)/ })).toBeVisible();
    await expect(page.getByText(text.common.loading)).toHaveCount(0);
  });
  await teller.step('export', async () => {
    await page.keyboard.press('Shift+E');
    await expect(dialog).toBeVisible();
  });
  const downloading = page.waitForEvent('download');
  await page.keyboard.press('Control+Enter');
  await downloading;
  await expect(page.getByRole('status').filter({ hasText: /\.md/ })).toBeVisible();
  teller.end();
}

async function speak(page: Page, language: GuideLanguage): Promise<void> {
  await page.getByRole('link', { name: '設定', exact: true }).click();
  await page.getByRole('combobox', { name: '言語' }).selectOption({ value: language });
  await expect(page.locator(`html[lang="${language}"]`)).toHaveCount(1);
  await page.getByRole('link', { name: dictionaryOf(language).common.nav.home, exact: true }).click();
}

/** Kept pictures show a folder and a port with plain names, which another run on the machine may have taken: then it says so. */
async function withGuideApp(use: (app: App) => Promise<void>): Promise<void> {
  const dataDir = keeps ? join(tmpdir(), 'hikeshi') : mkdtempSync(join(tmpdir(), 'hikeshi-guide-'));
  if (keeps) mkdirSync(dataDir);
  const app = await startApp(dataDir);
  try {
    await use(app);
  } finally {
    await app.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
