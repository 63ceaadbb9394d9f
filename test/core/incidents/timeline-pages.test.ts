import { describe, expect, it } from 'vitest';
import { nightMs, openTemporaryCore, temporaryFolder } from '../core/temporary-core.ts';

/** An incident with so many notes, a minute apart, that happened before the declaration. */
async function openNoted(count: number, dataDir = temporaryFolder()) {
  const { core, client } = await openTemporaryCore({ dataDir });
  const { incidentId } = await client.incidents.declare({ commandId: 'declare', title: 'Ovens' });
  const notes = Array.from({ length: count }, (_, index) => ({
    text: `note ${index}`,
    atMs: nightMs - (count - index) * 60_000,
  }));
  let calls = 0;
  const by = () => ({ incidentId, commandId: `call-${++calls}` });
  const { eventIds } = await client.incidents.addNotes({ ...by(), notes });
  return { core, client, incidentId, by, eventIds, dataDir };
}

describe('the timeline in pages', () => {
  it('begins with the newest rows, goes back without a gap, and counts all of it from the start', async () => {
    const { core, client, incidentId } = await openNoted(25);
    const all = await client.incidents.timeline({ incidentId });
    const newest = await client.incidents.timelinePage({ incidentId, before: null, limit: 10 });
    expect(newest.rows).toEqual(all.slice(-10));
    expect(newest).toMatchObject({ reachesStart: false, counts: { all: all.length, notes: 25, starred: 0 } });
    const older = await client.incidents.timelinePage({ incidentId, before: placeOf(newest.rows[0]), limit: 2_000 });
    expect(older.rows).toEqual(all.slice(0, -10));
    expect(older.reachesStart).toBe(true);
    await core.close();
  });

  it('answers what came or changed after an event, and nothing of the rest', async () => {
    const { core, client, incidentId, by, eventIds } = await openNoted(5);
    const { lastSeq, counts } = await client.incidents.timelinePage({ incidentId, before: null, limit: 1 });
    const [first = '', second = ''] = eventIds;
    await client.incidents.setStar({ ...by(), target: first, starred: true });
    await client.incidents.reviseNote({ ...by(), target: second, text: 'moved', happenedAtMs: nightMs - 1 });
    const added = await client.incidents.addNote({ ...by(), text: 'new', startedAtMs: nightMs });
    const changes = await client.incidents.timelineChanges({ incidentId, afterSeq: lastSeq });
    expect(changes.rows.filter(({ event }) => event.kind === 'noteAdded')).toMatchObject([
      { eventId: first, starred: true },
      { eventId: second, happenedAtMs: nightMs - 1, revision: { text: 'moved' } },
      { eventId: added.eventIds[0] },
    ]);
    expect(changes.counts).toMatchObject({ starred: 1, notes: counts.notes + 1 });
    const since = await client.incidents.timelineChanges({ incidentId, afterSeq: changes.lastSeq });
    expect(since).toEqual({ ...changes, rows: [] });
    await core.close();
  });

  it('is the same after a restart as what the running core put together event by event', async () => {
    const { core, client, incidentId, by, eventIds, dataDir } = await openNoted(3);
    const [first = '', second = ''] = eventIds;
    for (const target of eventIds) {
      await client.incidents.setStar({ ...by(), target, starred: true });
      await client.incidents.timeline({ incidentId });
    }
    await client.incidents.undo({ ...by(), target: first });
    await client.incidents.strike({ ...by(), target: second, reason: 'it was oven 3' });
    const before = await client.incidents.timeline({ incidentId });
    expect(before.find(({ eventId }) => eventId === first)?.undone).toBe(true);
    await core.close();
    const reopened = await openTemporaryCore({ dataDir });
    expect(await reopened.client.incidents.timeline({ incidentId })).toEqual(before);
    await reopened.core.close();
  });

  it('takes no page of more rows than it may have', async () => {
    const { core, client, incidentId } = await openNoted(1);
    const call = client.incidents.timelinePage({ incidentId, before: null, limit: 2_001 });
    await expect(call).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    const none = await client.incidents.timelinePage({ incidentId: 'none', before: null, limit: 1 });
    expect(none).toMatchObject({ rows: [], reachesStart: true, counts: { all: 0 } });
    await core.close();
  });
});

function placeOf(
  row: { happenedAtMs: number; event: { lamport: number; deviceId: string; chainSeq: number } } | undefined,
) {
  if (row === undefined) throw new Error('there is no row');
  const { lamport, deviceId, chainSeq } = row.event;
  return { happenedAtMs: row.happenedAtMs, event: { lamport, deviceId, chainSeq } };
}
