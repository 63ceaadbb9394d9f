/** A core on a data folder of its own, under a host that can do nothing but be there. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { type HostPorts, openCore } from '../../../core/core.ts';
import { systemClock, uuidV7 } from '../../../server/host/system.ts';

const ports: HostPorts = {
  host: 'server',
  secrets: null,
  notify: null,
  openExternal: null,
  saveFile: null,
  pickFile: null,
  renderPdf: null,
  startProcess: null,
};

export async function openFuzzCore() {
  const dataDir = mkdtempSync(join(tmpdir(), 'hikeshi-fuzz-'));
  const core = await openCore({ dataDir, clock: systemClock, newId: uuidV7, ports, mode: 'own', version: '0' });
  const client = createRouterClient(core.router, { context: { window: 'fuzz', actor: null } });
  return {
    core,
    client,
    async close() {
      await core.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
