/** An incident's record into the bytes of a file, redacted once more: a secret that became known since does not leave with it. */
import { problem } from '../../shared/contract/problem.ts';
import type { Environment } from '../../shared/environment/environment.ts';
import { isShareable } from '../../shared/environment/exchange.ts';
import { mostEvidenceBytes, mostFileBytes, mostUnpackedBytes } from '../../shared/handoff/file-limits.ts';
import {
  documentEntry,
  type IncidentFile,
  incidentFileFormat,
  incidentFileVersion,
  readerEntry,
  recordEntry,
  runbookEntry,
} from '../../shared/handoff/incident-file.ts';
import { expectFound, toContractError } from '../expected.ts';
import { redactStrings } from '../redact-strings.ts';
import type { Services } from '../services.ts';
import type { NewBlob, TravellingEvent } from '../store/store.ts';
import { type ZipEntry, zipped } from './zip.ts';

/** How much was held back. The rows themselves and their chain are in the file. */
export type Withheld = { rows: number; evidence: number; runbooks: number };

export type PackedIncident = { bytes: Buffer; withheld: Withheld };

/** What of an incident is read without the app; already redacted. */
export type ReadableOf = (incidentId: string) => { reader: string; markdown: string };

/** Throws the contract's NOT_FOUND for an incident that is not here, and INVALID for one that no file can hold. */
export async function packIncident(
  services: Services,
  incidentId: string,
  readable: ReadableOf,
): Promise<PackedIncident> {
  const { store, redact, version, clock } = services;
  const record = expectFound(store.exportIncident(incidentId), 'noSuchIncident', { id: incidentId });
  const events = record.events.map((event) => travelling(event, redact));
  const evidence = evidenceToTake(record.blobs, redact);
  const runbooks = runbooksOf(services, incidentId);
  const file: IncidentFile = {
    format: incidentFileFormat,
    version: incidentFileVersion,
    app: version,
    writtenAtMs: clock.nowMs(),
    incidentId,
    chains: store.chainHeads(incidentId),
    events,
    evidence: evidence.map(({ hash, contentType, bytes }) => ({ hash, contentType, bytes: base64(bytes) })),
    runbooks: runbooks.taken,
  };
  const { reader, markdown } = readable(incidentId);
  const entries: ZipEntry[] = [
    { name: readerEntry, bytes: Buffer.from(reader, 'utf8') },
    { name: documentEntry, bytes: Buffer.from(markdown, 'utf8') },
    ...runbooks.taken.map(({ bytes }, index) => ({
      name: runbookEntry(index + 1),
      bytes: Buffer.from(bytes, 'base64'),
    })),
    { name: recordEntry, bytes: Buffer.from(JSON.stringify(file), 'utf8') },
  ];
  const unpackedBytes = entries.reduce((sum, { bytes }) => sum + bytes.byteLength, 0);
  if (unpackedBytes > mostUnpackedBytes) throw toContractError(problem('INVALID', 'incidentTooLargeForFile'));
  const bytes = await zipped(entries);
  if (bytes.byteLength > mostFileBytes) throw toContractError(problem('INVALID', 'incidentTooLargeForFile'));
  const rows = events.filter(({ payload }, index) => payload === null && record.events[index]?.payload !== null).length;
  return {
    bytes,
    withheld: { rows, evidence: record.blobs.length - evidence.length, runbooks: runbooks.withheld },
  };
}

/** Only whole payloads can go: their hash is in the chain. So one that holds a secret stays behind, as if it were blacked out. */
function travelling(event: TravellingEvent, redact: (text: string) => string): IncidentFile['events'][number] {
  const { incidentId: _, payload, ...fields } = event;
  const isClean = payload !== null && isCleanPayload(Buffer.from(payload.bytes).toString('utf8'), redact);
  return {
    ...fields,
    payload: isClean ? { salt: base64(payload.salt), bytes: base64(payload.bytes) } : null,
  };
}

function isCleanPayload(text: string, redact: (text: string) => string): boolean {
  let payload: unknown;
  try {
    payload = JSON.parse(text);
  } catch {
    return redact(text) === text;
  }
  if (JSON.stringify(redactStrings(payload, redact)) !== JSON.stringify(payload)) return false;
  const environment =
    payload !== null && typeof payload === 'object' && 'environment' in payload ? payload.environment : null;
  // The store wrote it by its schema.
  return environment === null || isShareable(environment as Environment, redact);
}

/** What fits, the smallest first, so that one huge capture does not push out everything else. */
function evidenceToTake(blobs: readonly NewBlob[], redact: (text: string) => string): NewBlob[] {
  let taken = 0;
  return [...blobs]
    .sort((one, other) => one.bytes.byteLength - other.bytes.byteLength)
    .filter((blob) => {
      taken += blob.bytes.byteLength;
      return taken <= mostEvidenceBytes && isCleanBlob(blob, redact);
    });
}

/** A picture holds no text that could be searched. */
function isCleanBlob({ contentType, bytes }: NewBlob, redact: (text: string) => string): boolean {
  if (!/^text\/|json/.test(contentType)) return true;
  const text = Buffer.from(bytes).toString('utf8');
  return redact(text) === text;
}

/** Of every runbook that the incident was bound to: the one in use, and those that earlier rows speak of. */
function runbooksOf(
  { store, redact }: Services,
  incidentId: string,
): { taken: IncidentFile['runbooks']; withheld: number } {
  const hashes = store.eventsOf(incidentId).flatMap((event) => {
    if (event.kind === 'opened') return event.payload.runbook?.hash ?? [];
    return event.kind === 'runbookBound' ? event.payload.hash : [];
  });
  const rows = [...new Set(hashes)].flatMap((hash) => store.runbooks.get(hash) ?? []);
  const clean = rows.filter(({ bytes, bundled }) => {
    const text = Buffer.from(bytes).toString('utf8');
    return bundled || redact(text) === text;
  });
  return {
    taken: clean.map(({ hash, name, title, bytes }) => ({ hash, name, title, bytes: base64(bytes) })),
    withheld: rows.length - clean.length,
  };
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
