import { describe, expect, it } from 'vitest';
import { openStore } from '../../../core/store/store.ts';
import { mostEventsAPage } from '../../../shared/replay/replay-page.ts';
import { nightMs, openTemporaryCore, temporaryFolder } from '../core/temporary-core.ts';

async function openNoted(notes: { text: string; atMs: number }[]) {
  const { core, client } = await openTemporaryCore();
  const { incidentId, number } = await client.incidents.declare({ commandId: 'declare', title: 'Ovens' });
  for (let from = 0; from < notes.length; from += 200) {
    const commandId = `notes-${from}`;
    await client.incidents.addNotes({ incidentId, commandId, notes: notes.slice(from, from + 200) });
  }
  return { core, client, incidentId, number };
}

const notesOf = (count: number, text = 'note') =>
  Array.from({ length: count }, (_, index) => ({ text: `${text} ${index}`, atMs: nightMs - (count - index) * 1_000 }));

describe('an incident for a replay', () => {
  it('comes in the order of recording, though what is told of happened before', async () => {
    const { core, client, incidentId, number } = await openNoted(notesOf(3));
    const page = await client.incidents.replayPage({ incidentId, from: 0, untilSeq: null });
    expect(page).toMatchObject({ number, total: page.events.length });
    expect(page.events[0]?.kind).toBe('opened');
    expect(page.events.slice(-3).map(({ kind, happenedAtMs }) => [kind, happenedAtMs < nightMs])).toEqual([
      ['noteAdded', true],
      ['noteAdded', true],
      ['noteAdded', true],
    ]);
    await core.close();
  });

  it('comes in pages of one record, whatever is written meanwhile', async () => {
    const { core, client, incidentId } = await openNoted(notesOf(1_100));
    const whole = await client.incidents.events({ incidentId, afterSeq: 0 });
    const first = await client.incidents.replayPage({ incidentId, from: 0, untilSeq: null });
    expect(first.events).toHaveLength(mostEventsAPage);
    await client.incidents.addNote({ incidentId, commandId: 'later', text: 'later', startedAtMs: null });
    const { untilSeq, total } = first;
    const second = await client.incidents.replayPage({ incidentId, from: mostEventsAPage, untilSeq });
    expect(second).toMatchObject({ untilSeq, total });
    expect([...first.events, ...second.events]).toEqual(whole);
    const more = await client.incidents.replayPage({ incidentId, from: total, untilSeq: null });
    expect(more.events[0]).toMatchObject({ kind: 'noteAdded', payload: { text: 'later' } });
    await core.close();
  });

  it('is cut shorter where its events are long, and never to nothing', async () => {
    const { core, client, incidentId } = await openNoted(notesOf(30, 'あ'.repeat(90_000)));
    let read = 0;
    let total = 1;
    while (read < total) {
      const page = await client.incidents.replayPage({ incidentId, from: read, untilSeq: null });
      expect(page.events.length).toBeGreaterThan(0);
      expect(JSON.stringify(page.events).length).toBeLessThan(1_100_000);
      read += page.events.length;
      total = page.total;
    }
    await core.close();
  });

  it('writes nothing: looking never touches', async () => {
    const { core, client, incidentId } = await openNoted(notesOf(5));
    const before = await client.incidents.get({ incidentId });
    await client.incidents.replayPage({ incidentId, from: 0, untilSeq: null });
    await client.incidents.replayPage({ incidentId, from: 99, untilSeq: null });
    expect(await client.incidents.get({ incidentId })).toEqual(before);
    await core.close();
  });

  it('stays black where a secret was taken out, at every moment', async () => {
    const dataDir = temporaryFolder();
    const { core, client } = await openTemporaryCore({ dataDir });
    const { incidentId } = await client.incidents.declare({ commandId: 'declare', title: 'Ovens' });
    const said = { incidentId, commandId: 'note', text: 'the key is crumbs-4711', startedAtMs: null };
    const [noteId = ''] = (await client.incidents.addNote(said)).eventIds;
    const before = await client.incidents.replayPage({ incidentId, from: 0, untilSeq: null });
    expect(JSON.stringify(before)).toContain('crumbs-4711');
    await core.close();
    const clock = { nowMs: () => nightMs + 3_600_000, monoNs: () => 0n };
    const store = await openStore({ dataDir, clock, newId: () => 'none', mode: 'own', host: 'test' });
    store.blackOut({ eventId: noteId, what: 'everything' });
    store.close();

    const again = await openTemporaryCore({ dataDir });
    const after = await again.client.incidents.replayPage({ incidentId, from: 0, untilSeq: null });
    expect(JSON.stringify(after)).not.toContain('crumbs-4711');
    expect(after.events.map(({ id }) => id)).toEqual(before.events.map(({ id }) => id));
    expect(after.events.find(({ id }) => id === noteId)?.kind).toBe('blackedOut');
    await again.core.close();
  });

  it('is not found where there is no such incident', async () => {
    const { core, client } = await openTemporaryCore();
    await expect(client.incidents.replayPage({ incidentId: 'none', from: 0, untilSeq: null })).rejects.toMatchObject({
      data: { reason: 'noSuchIncident' },
    });
    await core.close();
  });
});
