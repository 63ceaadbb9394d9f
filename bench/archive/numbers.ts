/** What figures over a large archive take, beside the list of one duration read and sorted in SQL alone. */
import { createRouterClient } from '@orpc/server';
import Database from 'better-sqlite3';
import { openCore } from '../../core/core.ts';
import { dataFolder } from '../../core/store/data-folder.ts';
import { systemClock, uuidV7 } from '../../server/host/system.ts';
import { serverPorts } from '../../server/ports/server-ports.ts';
import { type Comparison, compare } from '../compare.ts';
import { interleave, type Turns } from '../interleave.ts';

export async function benchNumbers(name: string, dataDir: string, turns: Turns): Promise<Comparison[]> {
  const ports = serverPorts('server');
  const core = await openCore({ dataDir, clock: systemClock, newId: uuidV7, ports, mode: 'read', version: '0' });
  const db = new Database(dataFolder(dataDir).record, { readonly: true });
  try {
    const client = createRouterClient(core.router, { context: { window: 'bench', actor: 'bench' } });
    const sorted = db
      .prepare("SELECT json_extract(body, '$.durationsMs[3]') AS ttr_ms FROM incident_figures ORDER BY ttr_ms")
      .pluck();
    const [ours, rival] = await interleave(
      [
        {
          name: 'numbers.get',
          run: async () => void (await client.numbers.get({ drills: false, since: null, until: null })),
        },
        { name: 'SQL', run: async () => void sorted.all() },
      ],
      turns,
    );
    if (ours === undefined || rival === undefined) throw new Error('nothing was measured');
    return [compare(`all figures of ${name}`, ours, rival, { kind: 'duration', atMostMs: 300 })];
  } finally {
    db.close();
    await core.close();
  }
}
