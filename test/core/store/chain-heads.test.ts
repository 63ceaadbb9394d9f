import { expect, it } from 'vitest';
import { note, opened } from './record-events.ts';
import { openTemporaryStore, rawRecord, temporaryFolder } from './temporary-store.ts';

const incidentId = 'incident-1';

it('the head of each device’s chain is the hash of its last event, the device that began first', async () => {
  const folder = temporaryFolder();
  const store = await openTemporaryStore('a', folder);
  const other = await openTemporaryStore('b');
  const write = (to: typeof store, events: Parameters<typeof store.append>[0]['events']) =>
    to.append({ incidentId, commandId: null, actor: 'Sato', events, blobs: [] });
  write(store, [opened('窯'), note('一')]);
  const copy = store.exportIncident(incidentId);
  if (!copy) throw new Error('nothing to copy');
  other.importIncident(copy);
  write(other, [note('二'), note('三'), note('四')]);
  const merged = other.exportIncident(incidentId);
  if (!merged) throw new Error('nothing to merge');
  store.importIncident(merged);

  const raw = rawRecord(folder, { readonly: true });
  const hashOfLast = (deviceId: string) =>
    raw.prepare('SELECT hash FROM event WHERE device_id = ? ORDER BY chain_seq DESC LIMIT 1').pluck().get(deviceId);
  expect(store.chainHeads(incidentId)).toEqual([
    { deviceId: store.deviceId, events: 2, hash: hashOfLast(store.deviceId) },
    { deviceId: other.deviceId, events: 3, hash: hashOfLast(other.deviceId) },
  ]);
  expect(other.chainHeads(incidentId)).toEqual(store.chainHeads(incidentId));
  expect(store.chainHeads('another')).toEqual([]);
  raw.close();
  store.close();
  other.close();
});
