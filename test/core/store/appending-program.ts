/**
 * A process of its own that owns a data folder: `append` writes notes for ever and prints each id once it is acknowledged, `steady`
 * does so 500 times a second, `hold` does nothing. It ends by being killed.
 */
import { writeSync } from 'node:fs';
import { openStore } from '../../../core/store/store.ts';
import { systemClock, uuidV7 } from '../../../server/host/system.ts';
import { note, opened } from './record-events.ts';

const [dataDir = '', mode = 'hold'] = process.argv.slice(2);
const store = await openStore({ dataDir, clock: systemClock, newId: uuidV7, mode: 'own', host: 'electron' });
const by = { incidentId: 'incident-1', commandId: null, actor: 'Hana', blobs: [] };
writeSync(1, 'ready\n');
if (store.stateOf(by.incidentId) === null) store.append({ ...by, events: [opened()] });
while (mode === 'append') append();
setInterval(() => {
  for (let count = 0; mode === 'steady' && count < 10; count += 1) append();
}, 20);

function append(): void {
  for (const { id } of store.append({ ...by, events: [note('The oven is still cold')] })) writeSync(1, `${id}\n`);
}
