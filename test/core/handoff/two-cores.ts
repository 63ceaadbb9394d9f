/** Two installations of two people, and files between them. */
import { expect } from 'vitest';
import { openTemporaryCore } from '../core/temporary-core.ts';
import { readArchive, writeArchive } from './archive.ts';

export type Side = Awaited<ReturnType<typeof openSide>>;

let commands = 0;
export const commandId = () => `command-${++commands}`;

export const runbookText = `# Bakery

## 事前準備

- [ ] Keys at hand

## 障害パターン

### 1. Ovens are cold

**症状**

- The oven does not answer

**原因と対応**

| 原因 | 確認方法 | 対応 |
|---|---|---|
| Fuse | The lamp is dark | Change the fuse |
`;

/** An installation with its person's name set. */
export async function openSide(actor: string, options: Parameters<typeof openTemporaryCore>[0] = {}) {
  const { core, client } = await openTemporaryCore(options);
  await client.settings.set({ actor, language: 'ja' });
  return { core, client };
}

export async function note({ client }: Side, incidentId: string, text: string): Promise<void> {
  await client.incidents.addNote({ incidentId, commandId: commandId(), text, startedAtMs: null });
}

/** The incident as a file. */
export async function fileOf({ client }: Side, incidentId: string): Promise<Buffer> {
  const { base64, savedTo } = await client.handoff.export({ incidentId, commandId: commandId(), save: false });
  expect(savedTo).toBeNull();
  return Buffer.from(base64 ?? '', 'base64');
}

/** Sends a file in pieces of `pieceBytes` and takes it in. */
export async function takeIn({ client }: Side, file: Uint8Array, pieceBytes = 100_000) {
  const transferId = commandId();
  const count = Math.max(1, Math.ceil(file.byteLength / pieceBytes));
  for (let index = 0; index < count; index += 1) {
    const piece = file.subarray(index * pieceBytes, (index + 1) * pieceBytes);
    await client.handoff.send({ transferId, index, base64: Buffer.from(piece).toString('base64') });
  }
  return client.handoff.import({ transferId });
}

/** What two installations must agree on once each has all of the other: rows but for local sequences, labels, and what is derived. */
export async function sharedView({ client }: Side, incidentId: string) {
  const rows = await client.incidents.timeline({ incidentId });
  const { state } = await client.incidents.get({ incidentId });
  return {
    rows: rows.map(({ seq: _, event: { seq: _local, ...event }, ...row }) => ({ ...row, event })),
    state,
  };
}

/** The record inside a file, changed; everything else in it stays. */
export function rewritten<Content extends object>(file: Buffer, change: (content: Content) => unknown): Buffer {
  const entries = readArchive(file);
  const record = entries.find(({ name }) => name === 'record.json') ?? expect.fail();
  const content: Content = JSON.parse(record.bytes.toString('utf8'));
  const changed = change(content);
  record.bytes = Buffer.from(JSON.stringify(changed ?? content));
  return writeArchive(entries);
}
