/** The review before the document through the whole core: what is confirmed, what changes after it, and what the runbook learns. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Core } from '../../../core/core.ts';
import { applied } from '../../shared/postmortem/runbook-edits/apply-patch.ts';
import { nightMs, openTemporaryCore, refusalOf } from '../core/temporary-core.ts';
import { emptyEnvironment } from '../probes/probe-context.ts';

const runbookText = `# 窯の手引き

## 障害パターン

### 1. 窯が冷たい

#### 症状

- 温度が低い

#### 復旧手順

\`\`\`bash
# 1. 種火をつける
systemctl restart flame
\`\`\`
`;

let core: Core;
let client: Awaited<ReturnType<typeof openTemporaryCore>>['client'];
let incidentId: string;
let calls = 0;
const command = () => ({ incidentId, commandId: `call-${++calls}` });
const review = () => client.reviews.get({ incidentId, language: 'ja' });

beforeAll(async () => {
  ({ core, client } = await openTemporaryCore());
  const base64 = Buffer.from(runbookText).toString('base64');
  const { entry } = await client.runbooks.import({ name: 'oven.md', base64 });
  await client.environments.save({ environment: { ...emptyEnvironment, runbookHash: entry.hash } });
  const declared = await client.incidents.declare({
    commandId: `call-${++calls}`,
    environmentId: emptyEnvironment.id,
    drill: false,
  });
  incidentId = declared.incidentId;
});
afterAll(() => core.close());

describe('the review', () => {
  it('finds what is missing, and takes what a person says of it', async () => {
    const { findings, confirmed } = await review();
    expect(confirmed).toBeNull();
    expect(findings.map(({ name }) => name)).toContain('milestone:began');
    const [first] = findings;
    if (!first) throw new Error('no finding');
    const waive = { finding: first.name, reason: '', basedOn: first.basedOn };
    expect(await refusalOf(client.reviews.waiveFinding({ ...command(), ...waive }))).toMatchObject({
      code: 'INVALID',
      reason: 'waivingNeedsReason',
    });
    await client.reviews.waiveFinding({ ...command(), ...waive, reason: 'ログが残っていない' });
    const after = (await review()).findings.find(({ name }) => name === first.name);
    expect(after?.waived).toBe('ログが残っていない');
  });

  it('chooses rows, and the document has them', async () => {
    await client.incidents.addNote({ ...command(), text: '火が消えた', startedAtMs: null });
    const row = (await review()).rows.find(({ text }) => text === '火が消えた');
    if (!row) throw new Error('no row');
    expect(row).toMatchObject({ shown: true, inDocument: null, proposedAs: null });
    const timeline = async () =>
      (await client.postmortems.get({ incidentId })).sections.find(({ key }) => key === 'response')?.markdown ?? '';
    expect(await timeline()).toContain('火が消えた');
    await client.reviews.chooseRow({ ...command(), target: row.eventId, inDocument: false });
    expect(await timeline()).not.toContain('火が消えた');
    expect((await client.postmortems.get({ incidentId })).markdown).toContain('火が消えた');
  });

  it('once confirmed says what the drafts would change, and leaves an author’s words alone', async () => {
    const section = (await client.postmortems.get({ incidentId })).sections.find(({ key }) => key === 'occurrence');
    const { eventIds } = await client.postmortems.setSection({
      ...command(),
      section: 'occurrence',
      markdown: '03:00ごろ。',
      basedOn: section?.basedOn ?? null,
    });
    expect(eventIds).toHaveLength(1);
    await client.reviews.confirm(command());
    const before = await review();
    expect(before.confirmed).not.toBeNull();
    expect(before.changesSinceConfirmed).toEqual([]);
    expect(before.changesSinceEdited).toEqual([]);
    await client.incidents.setMilestone({
      ...command(),
      milestone: 'began',
      atMs: nightMs - 60_000,
      basedOn: null,
    });
    const after = await review();
    const occurrence = after.changesSinceConfirmed.find(({ key }) => key === 'occurrence');
    expect(occurrence?.edited).toBe(true);
    const added = occurrence?.parts.filter(({ change }) => change === 'added').flatMap(({ lines }) => lines) ?? [];
    expect(added.join('\n')).toContain('| 2026-11-23 17:59:00 |');
    expect(after.changesSinceEdited.map(({ key }) => key)).toEqual(['occurrence']);
    const document = await client.postmortems.get({ incidentId });
    expect(document.sections.find(({ key }) => key === 'occurrence')?.markdown).toBe('03:00ごろ。');
    const rows = await client.incidents.timeline({ incidentId });
    const confirmed = JSON.stringify(rows).match(/"kind":"reviewConfirmed"/gu);
    expect(confirmed).toHaveLength(1);
  });

  it('proposes an edit for a step that failed; the patch of what was accepted gives the edited text', async () => {
    const { runbook } = await client.runbooks.get({
      hash: (await client.incidents.get({ incidentId })).state.runbook?.hash ?? '',
    });
    const step = runbook.patterns[0]?.procedures.flatMap(({ steps }) => steps)[0];
    if (!step) throw new Error('no step');
    await client.incidents.setItem({
      ...command(),
      itemId: step.id,
      state: 'failed',
      reason: 'サービス名が違う',
      basedOn: null,
    });
    const { runbookEdits, runbookFile } = await review();
    const [edit] = runbookEdits;
    if (!edit) throw new Error('no edit');
    expect(runbookEdits).toMatchObject([{ kind: 'failed', line: 14, state: 'proposed' }]);
    expect(runbookFile?.patch).toBe('');
    expect(await refusalOf(client.reviews.saveRunbook({ incidentId, as: 'patch', save: false }))).toMatchObject({
      reason: 'nothingAccepted',
    });
    const decide = { edit: edit.name, reason: null, basedOn: edit.basedOn };
    expect(
      await refusalOf(client.reviews.decideRunbookEdit({ ...command(), ...decide, state: 'declined' })),
    ).toMatchObject({ reason: 'decliningNeedsReason' });
    await client.reviews.decideRunbookEdit({ ...command(), ...decide, state: 'accepted' });
    const { zone } = (await client.incidents.get({ incidentId })).state;
    // Swedes write dates as ISO does.
    const day = new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(nightMs);
    const file = (await review()).runbookFile;
    expect(file?.markdown).toBe(
      runbookText.replace('# 1. 種火をつける\n', `# 1. 種火をつける\n# 注 ${day} #1: 失敗。サービス名が違う\n`),
    );
    expect(applied(runbookText, file?.patch ?? '')).toBe(file?.markdown);
    const saved = (as: 'patch' | 'markdown') => client.reviews.saveRunbook({ incidentId, as, save: true });
    expect(await saved('patch')).toEqual({ fileName: 'oven-incident-1.patch', text: file?.patch, savedTo: null });
    expect(await saved('markdown')).toEqual({ fileName: 'oven.md', text: file?.markdown, savedTo: null });
    const { markdown } = await client.postmortems.get({ incidentId });
    expect(markdown).toContain('Runbookの修正案');
    expect(markdown).toContain(`+# 注 ${day} #1: 失敗。サービス名が違う`);
  });

  it('adds a section behind the runbook’s, and takes it out again', async () => {
    const titles = async () => (await client.postmortems.get({ incidentId })).sections.map(({ title }) => title);
    const before = await titles();
    await client.reviews.addSection({ ...command(), title: '費用', present: true, basedOn: null });
    expect(await titles()).toEqual([...before.slice(0, -1), '7. 費用', ...before.slice(-1)]);
    const [added] = (await review()).addedSections;
    await client.reviews.addSection({ ...command(), title: '費用', present: false, basedOn: added?.basedOn ?? null });
    expect(await titles()).toEqual(before);
  });
});
