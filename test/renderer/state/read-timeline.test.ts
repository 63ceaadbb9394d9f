/** Reading a timeline bit by bit, from a real core over a real record. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTimeline, type TimelineSoFar } from '../../../renderer/state/read-timeline.ts';
import { nightMs, openTemporaryCore } from '../../core/core/temporary-core.ts';

const noteCount = 1_900;
let bed: Awaited<ReturnType<typeof openTemporaryCore>>;
let incidentId = '';
let calls = 0;
const by = () => ({ incidentId, commandId: `call-${++calls}` });

beforeAll(async () => {
  bed = await openTemporaryCore();
  ({ incidentId } = await bed.client.incidents.declare({ commandId: 'declare', title: 'Ovens' }));
  const notes = Array.from({ length: noteCount }, (_, index) => ({
    text: `note ${index}`,
    atMs: nightMs - (noteCount - index) * 60_000,
  }));
  for (let from = 0; from < noteCount; from += 200) {
    await bed.client.incidents.addNotes({ ...by(), notes: notes.slice(from, from + 200) });
  }
});
afterAll(() => bed.core.close());

/** Everything that is shown on the way, and what it comes to. */
async function read(known?: TimelineSoFar, onShow?: (soFar: TimelineSoFar, times: number) => Promise<void>) {
  const shown: TimelineSoFar[] = [];
  const { incidents } = bed.client;
  const asked: string[] = [];
  let waiting = Promise.resolve();
  const watched: Parameters<typeof readTimeline>[0] = {
    timelinePage: async (input) => {
      await waiting;
      asked.push('page');
      return incidents.timelinePage(input);
    },
    timelineChanges: (input) => {
      asked.push('changes');
      return incidents.timelineChanges(input);
    },
  };
  const whole = await readTimeline(watched, incidentId, known, (soFar) => {
    shown.push(soFar);
    waiting = onShow?.(soFar, shown.length) ?? waiting;
  });
  return { whole, shown, asked };
}

const wholeTimeline = () => bed.client.incidents.timeline({ incidentId });

describe('a long timeline', () => {
  it('is shown from its newest rows on, never with a gap, and then whole', async () => {
    const rows = await wholeTimeline();
    const { whole, shown } = await read();
    expect(whole).toMatchObject({ unreadBefore: null, counts: { all: rows.length } });
    expect(whole.rows).toEqual(rows);
    expect(shown[0]?.rows.length).toBeLessThan(100);
    for (const soFar of shown) {
      expect(soFar.rows).toEqual(rows.slice(-soFar.rows.length));
      expect(soFar.counts).toEqual(whole.counts);
    }
  });

  it('takes in what changes while it is read: new rows, old ones corrected, and rows that move either way', async () => {
    const rows = await wholeTimeline();
    const idOf = (text: string) =>
      rows.find(({ event }) => event.kind === 'noteAdded' && event.payload.text === text)?.eventId ?? expect.fail();
    const revise = (text: string, happenedAtMs: number | null) =>
      bed.client.incidents.reviseNote({ ...by(), target: idOf(text), text: `${text}, corrected`, happenedAtMs });
    const { whole, shown } = await read(undefined, async (_, times) => {
      if (times !== 1) return;
      await bed.client.incidents.addNote({ ...by(), text: 'meanwhile', startedAtMs: null });
      await revise('note 3', null);
      await revise('note 5', nightMs + 1);
      await revise(`note ${noteCount - 1}`, nightMs - noteCount * 60_000 - 1);
    });
    expect(whole.rows).toEqual(await wholeTimeline());
    // The first note of now is also where the response began.
    expect(whole.counts.all).toBe(rows.length + 2);
    const words = (soFar: TimelineSoFar | undefined) => soFar?.rows.map(({ revision }) => revision?.text ?? '');
    expect(words(shown[0])).not.toContain('note 5, corrected');
    expect(words(shown[1])).toContain('note 5, corrected');
    expect(words(shown[1])).not.toContain('note 3, corrected');
  });

  it('that is known is read on from what changed alone', async () => {
    const { whole } = await read();
    await bed.client.incidents.addNote({ ...by(), text: 'later', startedAtMs: null });
    const again = await read(whole);
    expect(again.asked).toEqual(['changes']);
    expect(again.shown).toEqual([]);
    expect(again.whole.rows).toEqual(await wholeTimeline());
    expect((await read(again.whole)).whole.rows).toBe(again.whole.rows);
  });

  it('is read anew where what is known is of another state of the record', async () => {
    const { whole } = await read();
    const foreign = { ...(whole.rows[0] ?? expect.fail()), eventId: 'gone' };
    const again = await read({ ...whole, rows: [foreign, ...whole.rows] });
    expect(again.whole.rows).toEqual(whole.rows);
  });
});
