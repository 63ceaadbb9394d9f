/** The whole core on a real data folder, called through its router as a host calls it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient, ORPCError } from '@orpc/server';
import { afterAll } from 'vitest';
import { type CoreOptions, type HostPorts, openCore } from '../../../core/core.ts';
import type { ContractClient } from '../../../shared/contract/contract-client.ts';
import { mostLinesAPage } from '../../../shared/contract/incident-list-contract.ts';
import type { IncidentSummary } from '../../../shared/incident/summary.ts';

/** 2026-11-24 03:00 in Tokyo. */
export const nightMs = Date.UTC(2026, 10, 23, 18, 0, 0);

/** A host that can do nothing but be there. */
export const barePorts: HostPorts = {
  host: 'server',
  secrets: null,
  notify: null,
  openExternal: null,
  saveFile: null,
  pickFile: null,
  renderPdf: null,
  startProcess: null,
};

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hikeshi-core-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

let cores = 0;

/** Opens a core whose clock goes on by a second at every look, and answers a client of it. */
export async function openTemporaryCore(options: Partial<CoreOptions> = {}) {
  const prefix = `core${++cores}`;
  let seconds = 0;
  let ids = 0;
  const core = await openCore({
    dataDir: options.dataDir ?? temporaryFolder(),
    clock: { nowMs: () => nightMs + 1_000 * seconds++, monoNs: () => process.hrtime.bigint() },
    newId: () => `${prefix}-${String(++ids).padStart(12, '0')}`,
    ports: barePorts,
    mode: 'own',
    version: '0.0.0',
    ...options,
  });
  const client = createRouterClient(core.router, { context: { window: 'window-1', actor: null } });
  return { core, client };
}

type Lists = { incidents: Pick<ContractClient['incidents'], 'page'> };

/** The incidents of a core, the newest declared first; no test has more than a page of them. */
export async function listedBy(client: Lists): Promise<IncidentSummary[]> {
  const page = { kind: 'all', typed: '', found: [], order: 'newest', offset: 0, limit: mostLinesAPage } as const;
  return (await client.incidents.page({ ...page, found: [] })).summaries;
}

/** The contract's code and reason of a call that fails as expected. */
export async function refusalOf(call: Promise<unknown>): Promise<{ code: string; reason: unknown; params?: unknown }> {
  try {
    await call;
  } catch (error) {
    if (error instanceof ORPCError) return { code: error.code, ...error.data };
    throw error;
  }
  throw new Error('the call did not fail');
}
