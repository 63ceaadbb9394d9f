/** Another installation with an incident of its own, whose record comes over as a file that grows each time. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { openCore } from '../../../core/core.ts';
import { systemClock, uuidV7 } from '../../../server/host/system.ts';
import { serverPorts } from '../../../server/ports/server-ports.ts';
import type { ContractClient } from '../../../shared/contract/contract-client.ts';

export type ColleagueFile = { base64: string; eventIds: string[] };

export type Colleague = {
  /** The file of the incident, with so many events more than the last one had. */
  nextFile(): Promise<ColleagueFile>;
  close(): Promise<void>;
};

const notesBetweenFiles = 40;

export async function openColleague(): Promise<Colleague> {
  const dataDir = mkdtempSync(join(tmpdir(), 'hikeshi-colleague-'));
  const ports = serverPorts('command-line');
  const core = await openCore({ dataDir, clock: systemClock, newId: uuidV7, ports, mode: 'own', version: '1.2.3' });
  const client: ContractClient = createRouterClient(core.router, { context: { window: 'colleague', actor: 'Ken' } });
  const { incidentId } = await client.incidents.declare({ commandId: randomUUID(), title: 'at the other site' });
  return {
    async nextFile() {
      const notes = Array.from({ length: notesBetweenFiles }, (_, index) => ({
        text: `elsewhere ${index}`,
        atMs: Date.now(),
      }));
      await client.incidents.addNotes({ incidentId, commandId: randomUUID(), notes });
      const { base64 } = await client.handoff.export({ incidentId, commandId: randomUUID(), save: false });
      const events = await client.incidents.events({ incidentId, afterSeq: 0 });
      return { base64: base64 ?? '', eventIds: events.map(({ id }) => id) };
    },
    async close() {
      await core.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
