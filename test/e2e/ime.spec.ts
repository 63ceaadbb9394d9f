/**
 * Enter that ends a Japanese word submits nothing, in every input that takes Enter and as each browser tells it; Enter by hand does,
 * once. What was submitted is counted where it matters: in the calls to the app.
 */
import { expect as expectOf, type Locator, type Page } from 'playwright/test';
import { composeWord, endWordsIn, pressWithMethodOn } from './support/ime.ts';
import { declare, goToStage, openHome } from './support/responder.ts';
import { expect, test } from './support/test.ts';

type Input = {
  name: string;
  /** Brings the input up, from the incident's screen. */
  open: (page: Page) => Promise<Locator>;
  /** Something that it takes. */
  value: string;
  /** The call that it makes, once. */
  call: string;
  /** Ctrl-Enter, where Enter makes a new line. */
  chord?: boolean;
};

const dialogOf = (page: Page, name: string | RegExp) => page.getByRole('dialog', { name });

async function detailsField(page: Page, name: string | RegExp): Promise<Locator> {
  await page.keyboard.press('Shift+I');
  return dialogOf(page, '件名と情報').getByRole('textbox', { name });
}

async function messageField(page: Page, name: string): Promise<Locator> {
  await page.keyboard.press('m');
  const message = dialogOf(page, '連絡文');
  // Whole but for what is typed, so that nothing else holds it back.
  await message.getByRole('textbox', { name: '影響' }).fill('注文できない');
  await message.getByRole('textbox', { name: '次回の連絡' }).fill('23:59');
  return message.getByRole('textbox', { name });
}

async function inPreparation(page: Page): Promise<void> {
  await goToStage(page, '準備');
  await expectOf(page.getByRole('region', { name: '事前準備' })).toBeVisible();
}

const inputs: Input[] = [
  {
    name: 'the note box',
    async open(page) {
      await page.keyboard.press('n');
      return page.getByRole('textbox', { name: 'メモを書く' });
    },
    value: '障害を確認',
    call: 'incidents/addNote',
  },
  { name: 'the title', open: (page) => detailsField(page, '件名'), value: '決済の障害', call: 'incidents/setTitle' },
  { name: 'a fact', open: (page) => detailsField(page, '問い合わせ'), value: '12件', call: 'messages/setFact' },
  { name: 'a role', open: (page) => detailsField(page, 'IC (指揮)'), value: '佐藤', call: 'incidents/setRole' },
  {
    name: 'since when a leak is known',
    async open(page) {
      await page.keyboard.press('Shift+I');
      const details = dialogOf(page, '件名と情報');
      const suspected = details.getByRole('checkbox', { name: /漏えい等の疑い/ });
      await suspected.click();
      await expectOf(suspected).toBeChecked();
      return details.getByRole('textbox', { name: '知った時刻' });
    },
    value: '2020-01-01 00:00:00',
    call: 'messages/setLeakSuspicion',
  },
  {
    name: 'a milestone',
    async open(page) {
      await page.keyboard.press('Shift+T');
      return dialogOf(page, '時刻').getByRole('textbox', { name: '検知' });
    },
    value: '00:00:01',
    call: 'incidents/setMilestone',
  },
  {
    name: 'a reason',
    async open(page) {
      await inPreparation(page);
      await page.keyboard.press('s');
      return page.getByRole('dialog').getByRole('textbox', { name: '理由' });
    },
    value: '権限がない',
    call: 'incidents/setItem',
  },
  {
    name: 'the reason of an outcome',
    async open(page) {
      await inPreparation(page);
      await page.keyboard.press('Shift+X');
      return dialogOf(page, '結果を選ぶ').getByRole('textbox', { name: '理由' });
    },
    value: '警告あり',
    call: 'incidents/setItem',
  },
  {
    name: 'a note on a command that was run elsewhere',
    async open(page) {
      await page.keyboard.press('1');
      await goToStage(page, '対応');
      await page
        .getByRole('button', { name: /^実行した: / })
        .first()
        .click();
      return dialogOf(page, 'コマンドの実行を記録').getByRole('textbox', { name: 'メモ', exact: true });
    },
    value: '二度目で成功',
    call: 'actions/recordCommand',
  },
  {
    name: 'when the next message comes',
    open: (page) => messageField(page, '次回の連絡'),
    value: '23:58',
    call: 'messages/recordCopied',
  },
  {
    name: 'the impact in a message',
    open: (page) => messageField(page, '影響'),
    value: '全店舗で注文できない',
    call: 'messages/recordCopied',
    chord: true,
  },
  {
    name: 'when the next message comes, with Ctrl',
    open: (page) => messageField(page, '次回の連絡'),
    value: '23:57',
    call: 'messages/recordCopied',
    chord: true,
  },
  {
    name: 'a note entered between two rows',
    async open(page) {
      await page.keyboard.press('t');
      await page.keyboard.press('i');
      return page.getByRole('dialog').getByRole('textbox').first();
    },
    value: '10分前に再起動',
    call: 'incidents/addNotes',
    chord: true,
  },
  {
    name: 'pasted lines',
    async open(page) {
      await page.keyboard.press('Shift+N');
      return page.getByRole('dialog').getByRole('textbox').first();
    },
    value: '00:00 再起動',
    call: 'incidents/addNotes',
    chord: true,
  },
  {
    name: 'a section of the postmortem',
    async open(page) {
      await page.keyboard.press('g');
      await page.keyboard.press('p');
      await page.getByRole('button', { name: '3. 影響範囲' }).click();
      return page.getByRole('textbox', { name: '3. 影響範囲 の本文 (Markdown)' });
    },
    value: '利用者 12人',
    call: 'postmortems/setSection',
    chord: true,
  },
  {
    name: 'who owns the document',
    async open(page) {
      await page.keyboard.press('g');
      await page.keyboard.press('p');
      await page.getByRole('button', { name: /担当/ }).first().click();
      return dialogOf(page, '文書の担当').getByRole('textbox', { name: '担当の名前' });
    },
    value: '佐藤',
    call: 'postmortems/setOwner',
  },
  {
    name: 'a name in the settings',
    async open(page) {
      await page.goto(new URL('#/settings', page.url()).href);
      return page.getByRole('textbox', { name: '記録に残す名前' });
    },
    value: '山田',
    call: 'settings/set',
  },
];

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

test('in every input: what ends a word submits nothing, Enter by hand once', async ({ page, app }) => {
  test.setTimeout(240_000);
  const calls: string[] = [];
  page.on('request', (request) => {
    const path = /\/rpc\/(.+)$/.exec(new URL(request.url()).pathname)?.[1];
    if (path !== undefined) calls.push(path);
  });
  await openHome(page, app);
  await declare(page);
  const incident = page.url();
  for (const { name, open, value, call, chord } of inputs) {
    await test.step(name, async () => {
      const input = await open(page);
      await input.fill('');
      await input.focus();
      const made = () => calls.filter((path) => path === call).length;
      const before = made();
      await composeWord(page, 'しょうがい', '障害');
      await expect(input).toHaveValue('障害');
      await endWordsIn(input);
      await input.fill(value);
      await endWordsIn(input);
      // Whatever was submitted would be on its way by now.
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 50))));
      expect(made(), name).toBe(before);
      await expect(input).toHaveValue(value);

      // A key held down repeats.
      if (chord === true) await page.keyboard.down('Control');
      await page.keyboard.down('Enter');
      await page.keyboard.down('Enter');
      await page.keyboard.up('Enter');
      if (chord === true) await page.keyboard.up('Control');
      await expect.poll(made, { message: name }).toBe(before + 1);
      await page.waitForTimeout(150);
      expect(made(), name).toBe(before + 1);
      await page.goto(incident);
      await page.reload();
      await expect(page.getByRole('region', { name: 'インシデントの概要' })).toBeVisible();
    });
  }
});

test('the palette and the pasted line of an environment wait for Enter by hand', async ({ page, app }) => {
  await openHome(page, app);
  await declare(page);
  await page.keyboard.press('Control+k');
  const palette = dialogOf(page, 'すべてから探す');
  const search = palette.getByRole('combobox');
  await composeWord(page, 'せってい', '設定');
  await expect(search).toHaveValue('設定');
  await endWordsIn(search);
  await expect(palette).toBeVisible();
  await expect(page).toHaveURL(/#\/incident\//);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: '設定' })).toBeVisible();

  await page.goto(new URL('#/environments', page.url()).href);
  await page.getByRole('button', { name: /^(最初の環境を登録|環境を追加)$/ }).click();
  const line = page.getByRole('textbox', { name: '接続の行を貼り付け' });
  await line.fill('curl http://127.0.0.1:9/health');
  await endWordsIn(line);
  await expect(line).toHaveValue('curl http://127.0.0.1:9/health');
  await line.press('Enter');
  await expect(line).toHaveValue('');
});

test('single keys work outside inputs while the input method is switched on', async ({ page, app }) => {
  await openHome(page, app);
  await declare(page);
  const dialogs: [key: string, code: string, shift: boolean, opens: string][] = [
    ['Process', 'KeyM', false, '連絡文'],
    ['Process', 'KeyE', false, 'エスカレーション'],
    ['Process', 'KeyD', false, '期限'],
    ['Process', 'KeyT', true, '時刻'],
    ['Process', 'KeyI', true, '件名と情報'],
    ['Process', 'Slash', true, 'キーの一覧'],
    // As Safari names it, and as a kana keyboard does.
    ['m', 'KeyM', false, '連絡文'],
    ['も', 'KeyM', false, '連絡文'],
    ['ｍ', 'KeyM', false, '連絡文'],
  ];
  for (const [key, code, shift, opens] of dialogs) {
    await pressWithMethodOn(page, key, code, shift);
    await expect(dialogOf(page, opens), `${key} ${code}`).toBeVisible();
    // Inside a dialog the method has its keys for itself.
    await pressWithMethodOn(page, 'Process', 'KeyN');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
  await pressWithMethodOn(page, 'Process', 'KeyN');
  await expect(page.getByRole('textbox', { name: 'メモを書く' })).toBeFocused();
  await pressWithMethodOn(page, 'Process', 'KeyM');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});
