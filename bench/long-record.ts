/** An incident with very many rows, written through the app's own command. */
import { createRouterClient } from '@orpc/server';
import { openCore } from '../core/core.ts';
import { systemClock, uuidV7 } from '../server/host/system.ts';
import { serverPorts } from '../server/ports/server-ports.ts';
import { mostNotesAtOnce } from '../shared/timeline/pasted-notes.ts';

const words = [
  '接続プールを確認',
  'P95 が 2,400 ms まで上がった',
  'restarted web-01, watching the error rate',
  '続報を送った',
];

export function notesOf(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${index + 1} ${words[index % words.length]}`);
}

/** Records the notes, a second apart up to now; answers the incident's id. */
export async function recordNotes(dataDir: string, notes: readonly string[]): Promise<string> {
  const ports = serverPorts('server');
  const core = await openCore({ dataDir, clock: systemClock, newId: uuidV7, ports, mode: 'own', version: '0' });
  try {
    const client = createRouterClient(core.router, { context: { window: 'bench', actor: 'bench' } });
    const { incidentId } = await client.incidents.declare({ commandId: uuidV7() });
    const firstMs = Date.now() - notes.length * 1_000;
    const timed = notes.map((text, index) => ({ text, atMs: firstMs + index * 1_000 }));
    for (let from = 0; from < timed.length; from += mostNotesAtOnce) {
      const some = timed.slice(from, from + mostNotesAtOnce);
      await client.incidents.addNotes({ incidentId, commandId: uuidV7(), notes: some });
    }
    return incidentId;
  } finally {
    await core.close();
  }
}
