/** The same way in English, from the home screen's own door to the document. */
import { readFileSync } from 'node:fs';
import { parseDocument, partsUnder } from './support/document.ts';
import { openHome, patient } from './support/responder.ts';
import { expect, test } from './support/test.ts';

test.use({ locale: 'en-GB' });

test('a drill from its start to its postmortem', async ({ page, app }) => {
  test.slow();
  await openHome(page, app);
  await page.getByRole('link', { name: '設定', exact: true }).click();
  await page.getByRole('combobox', { name: '言語' }).selectOption('English');
  await page.getByRole('link', { name: 'Home', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Home' })).toBeVisible();
  await page.keyboard.press('t');
  await page
    .getByRole('dialog', { name: 'Start a drill' })
    .getByRole('radio', { name: 'The database is down' })
    .check();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('region', { name: 'Incident summary' })).toBeVisible(patient);

  const pattern = page.getByRole('listitem', { name: 'Pattern 3: The database cannot be reached', exact: true });
  await expect(pattern).toContainText('symptoms that match: 3 of 3', patient);
  await expect(pattern).toContainText('/health succeeds, all 3 others fail');
  await page.keyboard.press('3');
  await expect(pattern).toContainText('chosen');
  await page.keyboard.press('Shift+R');
  await expect(page.getByText('Reading is done')).toBeVisible(patient);
  await expect(page.getByRole('listitem', { name: 'A connection to the database', exact: true })).toContainText(
    'Critical',
  );
  await page.getByRole('button', { name: 'Confirm: Database stopped', exact: true }).click();
  await page.getByRole('dialog', { name: 'Why it is confirmed' }).getByRole('textbox').fill('no postgres process');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  const guide = page.getByRole('navigation', { name: 'Guide' });
  await guide.getByRole('button', { name: /^Response/ }).click();
  await page.getByRole('button', { name: 'Do the repair' }).click();
  await expect(page.getByText('The repair is done. Verify the recovery.')).toBeVisible(patient);
  await guide.getByRole('button', { name: /^Verify/ }).click();
  await page.keyboard.press('v');
  await expect(page.getByText('✓ Recovery verified')).toBeVisible(patient);

  await page.keyboard.press('g');
  await page.keyboard.press('p');
  await expect(page.getByRole('heading', { level: 1, name: /^Postmortem #1/ })).toBeVisible();
  await page.keyboard.press('Shift+E');
  await expect(page.getByRole('dialog', { name: 'Export' })).toBeVisible();
  const downloading = page.waitForEvent('download');
  await page.keyboard.press('Control+Enter');
  const document = parseDocument(readFileSync(await (await downloading).path(), 'utf8'));
  expect(document.filter(({ depth }) => depth === 2).map(({ title }) => title)).toEqual([
    'Summary',
    '1. When it happened',
    '2. How it was detected',
    '3. Impact',
    '4. Root cause',
    '5. Response',
    '6. Improvements',
    'Lessons',
    'Annex A Every row of the record (UTC)',
    'Annex B Evidence',
    'Annex C Checks that were run',
    'Annex D Runbook',
  ]);
  const [milestones] = partsUnder(document, '1. When it happened')[0]?.tables ?? [];
  expect(milestones?.header).toEqual(['Milestone', expect.stringMatching(/^Time \(UTC/), 'UTC', 'Source', 'Evidence']);
  expect(milestones?.rows.map(([name, time]) => [name, /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(time ?? '')])).toEqual([
    ['Began', false],
    ['Detected', false],
    ['Declared', true],
    ['Response began', true],
    ['Mitigated', false],
    ['Recovered', true],
  ]);
  const [timeline] = partsUnder(document, 'Timeline')[0]?.tables ?? [];
  const events = (timeline?.rows ?? []).map(([, event]) => event ?? '');
  const chosen = events.indexOf('Pattern 3 chosen: The database cannot be reached');
  const confirmed = events.findIndex((event) => event.includes('Database stopped'));
  const verified = events.findIndex((event) => event.startsWith('Recovery verified'));
  expect([chosen, confirmed, verified].every((at) => at >= 0)).toBe(true);
  expect([chosen, confirmed, verified]).toEqual([chosen, confirmed, verified].sort((one, other) => one - other));
  expect(events.some((event) => /^database connection refused 127\.0\.0\.1:\d+$/.test(event))).toBe(true);
});
