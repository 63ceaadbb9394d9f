/** Open action items of every incident, from a terminal. */
import { expect, it, vi } from 'vitest';
import { openStore } from '../../../core/store/store.ts';
import { systemClock, uuidV7 } from '../../../server/host/system.ts';
import type { NewEvent } from '../../../shared/incident/event.ts';
import { opened } from '../../core/store/record-events.ts';
import { freshDataDir, hikeshi } from './terminal.ts';

// Each command line is a process of its own.
vi.setConfig({ testTimeout: 60_000 });

function item(itemId: string, text: string, owner: string | null, due: string | null): NewEvent {
  const rest = { kind: null, term: null, doneWhen: null, priority: null, ticket: null };
  const payload = { itemId, number: 1, proposal: null, item: { text, owner, due, ...rest }, basedOn: null };
  return { kind: 'actionItemSet', happenedAtMs: Date.UTC(2020, 0, 1), payload };
}

async function filled(): Promise<string> {
  const data = freshDataDir();
  const store = await openStore({ dataDir: data, clock: systemClock, newId: uuidV7, mode: 'own', host: 'test' });
  const write = (incidentId: string, ...events: NewEvent[]) =>
    store.append({ incidentId, commandId: null, actor: 'Hana', events, blobs: [] });
  write(
    'first',
    opened('Ovens are cold'),
    item('a', '=notify the baker', 'Ken', '9999-01-01'),
    item('b', 'buy gas', null, null),
  );
  write('second', opened('Ovens are cold again'), item('c', 'check the valve', 'Hana', '2020-01-31'));
  write('second', {
    kind: 'incidentRelated',
    happenedAtMs: Date.UTC(2020, 1, 1),
    payload: { relation: 'recurrenceOf', incidentId: 'first', title: 'Ovens are cold', declaredAtMs: 0 },
  });
  store.close();
  return data;
}

it('lists them by their day, with owner, incident and what came back; narrowed by option; also as JSON and CSV', async () => {
  const data = await filled();
  const run = async (...args: string[]) => {
    const { code, out, err } = await hikeshi(['actions', ...args], { data });
    expect([code, err]).toEqual([0, '']);
    return out;
  };
  const all = await run();
  expect(all.trimEnd().split('\n')).toEqual([
    '2020-01-31  ▲ overdue  Hana  #2 A-1  check the valve',
    '9999-01-01  Ken  #1 A-1  =notify the baker  (came back while open: #2)',
    'no due date  no owner  #1 A-1  buy gas  (came back while open: #2)',
  ]);
  expect((await run('--overdue')).trimEnd()).toBe('2020-01-31  ▲ overdue  Hana  #2 A-1  check the valve');
  expect((await run('--owner', 'Nobody')).trimEnd()).toBe('no action fits');
  const json = JSON.parse(await run('--repeated', '--json')) as { itemId: string; repeats: { number: number }[] }[];
  expect(json.map(({ itemId, repeats }) => [itemId, repeats.map(({ number }) => number)])).toEqual([
    ['a', [2]],
    ['b', [2]],
  ]);
  const [head, ...rows] = (await run('--csv', '--owner', 'Ken')).replace('\ufeff', '').trimEnd().split('\r\n');
  expect(head).toContain('"Owner","Due"');
  expect(rows).toEqual([`"#1 Ovens are cold","A-1","'=notify the baker","","","Ken","9999-01-01","","","open","",""`]);
  expect((await run('--drills', '--json')).trimEnd()).toBe('[]');
  expect((await hikeshi(['actions', '--csv', '--json'], { data })).code).toBe(2);
});
