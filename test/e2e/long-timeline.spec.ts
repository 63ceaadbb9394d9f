/** An incident of ten thousand rows: the newest stand first, the oldest is one key away, and filters count all of them. */
import { createRouterClient } from '@orpc/server';
import { openCore } from '../../core/core.ts';
import { systemClock, uuidV7 } from '../../server/host/system.ts';
import { serverPorts } from '../../server/ports/server-ports.ts';
import type { App } from './support/app.ts';
import { timelineRow } from './support/responder.ts';
import { expect, test } from './support/test.ts';

const noteCount = 10_000;
const notesAtOnce = 200;

/** Written while the app does not run, a second apart up to now; one old note of them starred. */
async function recordNotes(app: App): Promise<string> {
  let incidentId = '';
  await app.killAndRestart(async () => {
    const host = { clock: systemClock, newId: uuidV7, ports: serverPorts('server') };
    const core = await openCore({ ...host, dataDir: app.dataDir, mode: 'own', version: '0' });
    const client = createRouterClient(core.router, { context: { window: 'test', actor: null } });
    ({ incidentId } = await client.incidents.declare({ commandId: 'declare' }));
    const firstMs = Date.now() - noteCount * 1_000;
    const notes = Array.from({ length: noteCount }, (_, index) => ({
      text: index === 0 ? '最初の記録' : index === 40 ? '大事な記録' : `記録 ${index + 1}`,
      atMs: firstMs + index * 1_000,
    }));
    for (let from = 0; from < noteCount; from += notesAtOnce) {
      const some = notes.slice(from, from + notesAtOnce);
      const { eventIds } = await client.incidents.addNotes({ incidentId, commandId: `notes ${from}`, notes: some });
      const target = from === 0 ? eventIds[40] : undefined;
      if (target !== undefined)
        await client.incidents.setStar({ incidentId, commandId: 'star', target, starred: true });
    }
    await core.close();
  });
  return incidentId;
}

test('ten thousand rows: the newest first, the oldest by a key, filters of them all', async ({ page, app }) => {
  const incidentId = await recordNotes(app);
  const shown = await app.run('incident', 'show', '1', '--json');
  const rowCount = (JSON.parse(shown.stdout) as { timeline: unknown[] }).timeline.length;
  expect(rowCount).toBeGreaterThan(noteCount);
  await page.goto(app.url);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.goto(new URL(`#/incident/${incidentId}`, page.url()).href);
  await expect(timelineRow(page, `記録 ${noteCount}`)).toBeVisible();

  // Pressed before the oldest row was read, the key still leads there.
  await page.keyboard.press('t');
  await expect(page.getByRole('article').and(page.locator(':focus'))).toBeVisible();
  await page.keyboard.press('Home');
  const oldest = timelineRow(page, '最初の記録');
  await expect(oldest).toBeFocused();
  await expect(oldest).toBeInViewport();

  // What is written elsewhere comes in behind, and what is looked at stays where it is.
  const { code } = await app.run('note', 'ほかの端末から');
  expect(code).toBe(0);
  await expect(page.getByRole('button', { name: /^新しい/ })).toBeVisible();
  await expect(oldest).toBeInViewport();
  await expect(oldest).toBeFocused();
  await page.keyboard.press('End');
  await expect(timelineRow(page, 'ほかの端末から')).toBeInViewport();

  const pane = page.getByRole('region', { name: 'タイムライン' });
  await expect(pane.getByText(/^非表示/)).toHaveCount(0);
  await pane.getByRole('combobox').selectOption({ label: 'スター' });
  await expect(timelineRow(page, '大事な記録')).toBeVisible();
  await expect(pane.getByRole('article')).toHaveCount(1);
  const after = await app.run('incident', 'show', '1', '--json');
  const rowsNow = (JSON.parse(after.stdout) as { timeline: unknown[] }).timeline.length;
  await expect(pane.getByText(`非表示 ${rowsNow - 1}`)).toBeVisible();
});
