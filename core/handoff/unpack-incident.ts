/** The bytes of a file back into a record. Everything is checked before anything is kept: a file is taken whole or not at all. */
import { hash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { type Problem, type Result, refuse } from '../../shared/contract/problem.ts';
import { mostFileBytes, mostUnpackedBytes } from '../../shared/handoff/file-limits.ts';
import { type IncidentFile, isShowable, parseIncidentFile, recordEntry } from '../../shared/handoff/incident-file.ts';
import { type IncidentRecord, isWholeRecord } from '../store/store.ts';
import { isZip, unzipped } from './zip.ts';

export type UnpackedIncident = {
  record: IncidentRecord;
  runbooks: { hash: string; name: string; title: string; bytes: Buffer }[];
};

const unpack = promisify(gunzip);

/**
 * `INVALID` with one reason: too large, no such file, cut short, from a newer version, damaged, a name that leads elsewhere. Never throws
 * for what a file holds.
 */
export async function unpackIncident(bytes: Uint8Array): Promise<Result<UnpackedIncident>> {
  if (bytes.byteLength > mostFileBytes) return tooLarge();
  const json = isZip(bytes) ? await recordInZip(bytes) : await recordInGzip(bytes);
  if (!json.ok) return json;
  const parsed = parseIncidentFile(json.value);
  if (!parsed.ok) return parsed;
  const unpacked = decoded(parsed.value);
  return isWhole(parsed.value, unpacked) ? { ok: true, value: unpacked } : refuse('INVALID', 'incidentFileDamaged');
}

/** Of the archive the record alone is taken in; what else lies in it is for people, and only checked. */
async function recordInZip(bytes: Uint8Array): Promise<Result<string>> {
  const unpacked = await unzipped(bytes, mostUnpackedBytes);
  if ('refused' in unpacked) {
    switch (unpacked.refused) {
      case 'cut':
        return refuse('INVALID', 'incidentFileCut');
      case 'damaged':
        return refuse('INVALID', 'incidentFileDamaged');
      case 'large':
        return tooLarge();
      case 'unsafe':
        return refuse('INVALID', 'incidentFileLeadsOut', { name: unpacked.name.slice(0, 200) });
    }
  }
  const record = unpacked.entries.find(({ name }) => name === recordEntry);
  if (record === undefined) return refuse('INVALID', 'incidentFileForeign');
  return { ok: true, value: Buffer.from(record.bytes).toString('utf8') };
}

/** As the first version wrote it: the record alone. */
async function recordInGzip(bytes: Uint8Array): Promise<Result<string>> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return refuse('INVALID', 'incidentFileForeign');
  try {
    return { ok: true, value: (await unpack(bytes, { maxOutputLength: mostUnpackedBytes })).toString('utf8') };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'ERR_BUFFER_TOO_LARGE') return tooLarge();
    return refuse('INVALID', code === 'Z_BUF_ERROR' ? 'incidentFileCut' : 'incidentFileDamaged');
  }
}

function tooLarge(): { ok: false; problem: Problem } {
  return refuse('INVALID', 'incidentFileTooLarge', { most: mostFileBytes / (1024 * 1024) });
}

function decoded({ incidentId, events, evidence, runbooks }: IncidentFile): UnpackedIncident {
  return {
    record: {
      incidentId,
      events: events.map(({ payload, ...fields }) => ({
        ...fields,
        incidentId,
        payload: payload && { salt: fromBase64(payload.salt), bytes: fromBase64(payload.bytes) },
      })),
      blobs: evidence.map(({ bytes, ...blob }) => ({ ...blob, bytes: fromBase64(bytes) })),
    },
    runbooks: runbooks.map(({ bytes, ...runbook }) => ({ ...runbook, bytes: fromBase64(bytes) })),
  };
}

function isWhole({ chains }: IncidentFile, { record, runbooks }: UnpackedIncident): boolean {
  const devices = new Set(record.events.map(({ deviceId }) => deviceId));
  const heads = chains.every(({ deviceId, events, hash: head }) =>
    record.events.some((event) => event.deviceId === deviceId && event.chainSeq === events && event.hash === head),
  );
  const counted = chains.reduce((sum, { events }) => sum + events, 0);
  return (
    heads &&
    devices.size === chains.length &&
    counted === record.events.length &&
    isWholeRecord(record) &&
    record.events.every(({ payload }) => payload === null || isShowable(parsedPayload(payload.bytes))) &&
    runbooks.every((runbook) => hash('sha256', runbook.bytes, 'hex') === runbook.hash)
  );
}

/** Null for what is no JSON: it is kept as an unknown event, like a kind of a newer version. */
function parsedPayload(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return null;
  }
}

function fromBase64(text: string): Buffer {
  return Buffer.from(text, 'base64');
}
