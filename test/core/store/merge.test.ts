import { hash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type IncidentRecord, openStore, type Store } from '../../../core/store/store.ts';
import type { NewEvent } from '../../../shared/incident/event.ts';
import { fold } from '../../../shared/incident/fold.ts';
import { timelineOf } from '../../../shared/incident/timeline.ts';
import { evidence, nightMs, note, opened } from './record-events.ts';
import { openTemporaryStore, storeOptions, temporaryFolder } from './temporary-store.ts';

const incidentId = 'incident-1';

function append(store: Store, events: NewEvent[], blobs: IncidentRecord['blobs'] = []) {
  return store.append({ incidentId, commandId: null, actor: store.deviceId, events, blobs });
}

function recordOf(store: Store): IncidentRecord {
  return store.exportIncident(incidentId) ?? { incidentId, events: [], blobs: [] };
}

/** What both devices must agree on: everything but the local sequence. */
function viewOf(store: Store) {
  return {
    state: store.stateOf(incidentId),
    timeline: timelineOf(store.eventsOf(incidentId)).map(({ seq: _, event, ...row }) => ({ ...row, kind: event.kind })),
    summary: store.summaryOf(incidentId),
  };
}

/** A change that somebody makes; `target` picks one of the events that the device knows. */
type Change = { kind: string; target: number; number: number };

function toEvents(change: Change, store: Store): NewEvent[] {
  const { number } = change;
  const known = store.eventsOf(incidentId);
  const target = known[change.target % Math.max(1, known.length)]?.id ?? 'nothing';
  const happenedAtMs = nightMs + (number % 7) * 1_000;
  switch (change.kind) {
    case 'opened':
      return [opened(`title ${number}`)];
    case 'title':
      return [{ kind: 'titleSet', happenedAtMs, payload: { title: `title ${number}`, basedOn: null } }];
    case 'milestone':
      return [
        {
          kind: 'milestoneSet',
          happenedAtMs,
          payload: { milestone: 'began', atMs: number, source: 'responder', evidenceIds: [], basedOn: null },
        },
      ];
    case 'undone':
      return [{ kind: 'undone', happenedAtMs, payload: { target } }];
    case 'revised':
      return [{ kind: 'noteRevised', happenedAtMs, payload: { target, text: `text ${number}`, happenedAtMs } }];
    case 'struck':
      return [{ kind: 'struck', happenedAtMs, payload: { target, reason: `reason ${number}` } }];
    case 'closed':
      return [
        { kind: 'closed', happenedAtMs, payload: { reason: null } },
        { kind: 'reopened', happenedAtMs, payload: { reason: 'again' } },
      ];
    case 'evidence': {
      const blob = { hash: `h${number}`, bytes: Buffer.from(''), contentType: 'text/plain' };
      return [evidence(`${store.deviceId}-${known.length}`, store.nextEvidenceNumber(incidentId), blob)];
    }
    default:
      return [note(`note ${number}`, happenedAtMs)];
  }
}

const change: fc.Arbitrary<Change> = fc.record({
  kind: fc.constantFrom('opened', 'title', 'milestone', 'undone', 'revised', 'struck', 'closed', 'evidence', 'note'),
  target: fc.nat(50),
  number: fc.nat(1_000),
});
const device = fc.nat(2);
/** One step of a night: a device writes, or sends any part of what it has to another, in any order, some of it twice. */
const step = fc.oneof(
  fc.record({ at: device, change }),
  fc.record({ at: device, to: device, part: fc.array(fc.nat(), { maxLength: 12 }) }),
);

describe('records of one incident on three devices', () => {
  it('become the same state and timeline on each, whatever came in which order and how often', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const stores = await Promise.all(['a', 'b', 'c'].map((prefix) => openTemporaryStore(prefix)));
        const storeAt = (index: number) => stores[index] ?? stores[0] ?? expect.fail();
        for (const one of steps) {
          const store = storeAt(one.at);
          if ('change' in one) {
            append(store, toEvents(one.change, store));
          } else {
            const { events, blobs } = recordOf(store);
            const part = events.length === 0 ? [] : one.part.flatMap((pick) => events[pick % events.length] ?? []);
            const report = storeAt(one.to).importIncident({ incidentId, events: part, blobs });
            expect(report.refused.filter(({ why }) => why !== 'predecessorMissing')).toEqual([]);
          }
          // What is kept in memory and folded forward is what all events fold to.
          const events = store.eventsOf(incidentId);
          if (events.length > 0) expect(store.stateOf(incidentId)).toEqual(fold(incidentId, events));
        }
        for (const from of stores) for (const to of stores) to.importIncident(recordOf(from));
        for (const from of stores) for (const to of stores) to.importIncident(recordOf(from));
        const [first, ...others] = stores.map(viewOf);
        for (const other of others) expect(other).toEqual(first);
        for (const store of stores) {
          expect(store.verify().findings.filter(({ code }) => code !== 'blob')).toEqual([]);
          store.close();
        }
      }),
      { numRuns: 40 },
    );
  }, 120_000);

  it('label their evidence by device, and go on counting after the other one wrote', async () => {
    const [a, b] = [await openTemporaryStore('a'), await openTemporaryStore('b')];
    const blob = { hash: '', bytes: Buffer.from('out'), contentType: 'text/plain' };
    append(a, [opened(), evidence('a1', a.nextEvidenceNumber(incidentId), blob)]);
    b.importIncident(recordOf(a));
    append(b, [evidence('b1', b.nextEvidenceNumber(incidentId), blob)]);
    append(b, [evidence('b2', b.nextEvidenceNumber(incidentId), blob)]);
    a.importIncident(recordOf(b));
    append(a, [evidence('a2', a.nextEvidenceNumber(incidentId), blob)]);
    const labels = a.stateOf(incidentId)?.evidence.map(({ label }) => label);
    expect(labels).toEqual(['E-001', 'E-B001', 'E-B002', 'E-002']);
    // Lamport: what was written after having seen the other's events comes after them.
    expect(a.eventsOf(incidentId).map(({ lamport }) => lamport)).toEqual([1, 2, 3, 4, 5]);
    a.close();
    b.close();
  });

  it('carry blobs along, but only what they claim to be and evidence names', async () => {
    const [a, b] = [await openTemporaryStore('a'), await openTemporaryStore('b')];
    const bytes = Buffer.from('oven: 20 degrees');
    const sha256 = (content: Uint8Array) => hash('sha256', content);
    const blob = { hash: sha256(bytes), bytes, contentType: 'text/plain' };
    append(a, [opened(), evidence('a1', 1, blob)], [blob]);
    const record = recordOf(a);
    expect(record.blobs).toHaveLength(1);
    const other = Buffer.from('x');
    const unnamed = { ...blob, bytes: other, hash: sha256(other) };
    b.importIncident({ ...record, blobs: [{ ...blob, bytes: Buffer.from('forged') }, unnamed] });
    expect(b.blob(blob.hash)).toBeNull();
    expect(b.blob(unnamed.hash)).toBeNull();
    b.importIncident(record);
    expect(Buffer.from(b.blob(blob.hash)?.bytes ?? []).equals(bytes)).toBe(true);
    a.close();
    b.close();
  });
});

describe('what does not hold is left out', () => {
  async function threeEvents() {
    const a = await openTemporaryStore('a');
    append(a, [opened(), note('first'), note('second')]);
    const record = recordOf(a);
    a.close();
    return record;
  }
  const [at, second] = [1, 2];

  it.each([
    ['another actor', { actor: 'Eve' }, 'changed'],
    ['another time', { happenedAtMs: 1 }, 'changed'],
    ['another incident', { incidentId: 'incident-2' }, 'changed'],
    ['a text that canonical JSON cannot hold', { actor: '\ud800' }, 'changed'],
    ['another payload', { payload: { salt: Buffer.from('s'), bytes: Buffer.from('{"text":"forged"}') } }, 'changed'],
  ])('%s, and with it what came after', async (_, forged, why) => {
    const record = await threeEvents();
    const original = record.events[at] ?? expect.fail();
    const events = record.events.with(at, { ...original, ...forged });
    const b = await openTemporaryStore('b');
    expect(b.importIncident({ ...record, events })).toEqual({
      added: 1,
      refused: [
        { eventId: original.id, why },
        { eventId: record.events[second]?.id, why: 'predecessorMissing' },
      ],
    });
    expect(b.verify()).toEqual({ events: 1, findings: [] });
    // The true ones may still come.
    expect(b.importIncident(record)).toEqual({ added: 2, refused: [] });
    b.close();
  });

  it('an event that hangs on another past than the one known here, though its own hash fits', async () => {
    const record = await threeEvents();
    const { payload, hash: _, ...fields } = record.events[at] ?? expect.fail();
    const moved = { ...fields, prevHash: 'f'.repeat(64) };
    // All fields are flat, so sorting their names is all that RFC 8785 asks for.
    const sorted = Object.fromEntries(Object.entries(moved).sort(([a], [b]) => (a < b ? -1 : 1)));
    const events = record.events.with(at, { ...moved, payload, hash: hash('sha256', JSON.stringify(sorted)) });
    const b = await openTemporaryStore('b');
    expect(b.importIncident({ ...record, events: events.slice(0, 2) })).toEqual({
      added: 1,
      refused: [{ eventId: moved.id, why: 'forked' }],
    });
    b.close();
  });

  it('a second chain under the name of the same device', async () => {
    const record = await threeEvents();
    const b = await openTemporaryStore('b');
    b.importIncident(record);
    // The same device id writes again from a copy of its record: another event at a place that is taken.
    const twin = await openTemporaryStore('a');
    append(twin, [opened('twin')]);
    const forked = recordOf(twin);
    const report = b.importIncident({ ...forked, events: forked.events.map((event) => ({ ...event })) });
    expect(report).toEqual({ added: 0, refused: [{ eventId: forked.events[0]?.id, why: 'forked' }] });
    expect(b.eventsOf(incidentId)).toHaveLength(3);
    twin.close();
    b.close();
  });

  it('anything of an incident that was erased here', async () => {
    const record = await threeEvents();
    const b = await openTemporaryStore('b');
    b.importIncident(record);
    b.erase({ incidentId, actor: 'Hana', reason: 'contract ended' });
    const { added, refused } = b.importIncident(record);
    expect(added).toBe(0);
    expect(refused.map(({ why }) => why)).toEqual(['erased', 'erased', 'erased']);
    b.close();
  });
});

it('a device that lost its end gets it back from the other, and goes on behind it', async () => {
  const [a, b] = [await openTemporaryStore('a'), await openTemporaryStore('b')];
  append(a, [opened(), note('kept'), note('lost')]);
  b.importIncident(recordOf(a));
  a.close();
  // An older copy of its folder: the same device, which makes ids that it never made before.
  const ids = [a.deviceId, 'new-1'];
  const newId = () => ids.shift() ?? expect.fail();
  const restored = await openStore({ ...storeOptions(temporaryFolder()), newId });
  const record = recordOf(b);
  expect(restored.importIncident({ ...record, events: record.events.slice(0, 2) }).added).toBe(2);
  expect(restored.importIncident(record).added).toBe(1);
  expect(append(restored, [note('next')])[0]).toMatchObject({ chainSeq: 4, lamport: 4 });
  expect(b.importIncident(recordOf(restored))).toEqual({ added: 1, refused: [] });
  expect(b.verify().findings).toEqual([]);
  restored.close();
  b.close();
});

it('what was blacked out here does not come back, and travels on as a gap that verifies', async () => {
  const [a, b, c] = await Promise.all(['a', 'b', 'c'].map((prefix) => openTemporaryStore(prefix)));
  if (!a || !b || !c) expect.fail();
  const [, secret] = append(a, [opened(), note('hunter2'), note('after')]);
  b.importIncident(recordOf(a));
  b.blackOut({ eventId: secret?.id ?? '', what: 'everything' });
  expect(b.importIncident(recordOf(a))).toEqual({ added: 0, refused: [] });
  expect(c.importIncident(recordOf(b))).toEqual({ added: 3, refused: [] });
  for (const store of [b, c]) {
    expect(store.eventsOf(incidentId).map(({ kind }) => kind)).toEqual(['opened', 'blackedOut', 'noteAdded']);
    expect(store.verify().findings).toEqual([]);
  }
  for (const store of [a, b, c]) store.close();
});
