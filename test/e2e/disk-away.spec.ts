/** A data folder that goes away while a person types, as a network share does: it is said, what was typed stays, and it goes on. */
import { renameSync } from 'node:fs';
import { declare, openHome } from './support/responder.ts';
import { expect, test } from './support/test.ts';

// What the browser says of each call that is refused meanwhile.
test.use({ expectedComplaints: [/status of 501/] });

test('a note that cannot be written stays in its box, and goes in once the folder is back', async ({ page, app }) => {
  await openHome(page, app);
  await declare(page);
  const note = page.getByRole('textbox', { name: 'メモを書く' });
  renameSync(app.dataDir, `${app.dataDir}.away`);
  try {
    await page.keyboard.press('n');
    await page.keyboard.insertText('共有フォルダーが切れた');
    await note.press('Enter');
    await expect(
      page.getByRole('alert').filter({ hasText: '記録のファイルが元の場所にありません' }).first(),
    ).toBeVisible();
    await expect(note).toHaveValue('共有フォルダーが切れた');
  } finally {
    renameSync(`${app.dataDir}.away`, app.dataDir);
  }
  await note.focus();
  await note.press('Enter');
  await expect(note).toHaveValue('');
  await expect(page.getByText('共有フォルダーが切れた')).toHaveCount(1);
});
