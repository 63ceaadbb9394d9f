/**
 * An incident's whole record as one file: a zip archive with the record as JSON, and what people read of it without the app. What the
 * record says is checked here by shape and bounds alone; whether its hashes hold is for whoever can compute them.
 */
import { type Result, refuse } from '../contract/problem.ts';
import { z } from '../schema.ts';

export const incidentFileFormat = 'hikeshi-incident';
export const incidentFileVersion = 1;

/** Names in the archive. The record alone is taken in. */
export const recordEntry = 'record.json';
export const readerEntry = 'reader.html';
export const documentEntry = 'postmortem.md';
export const runbookEntry = (number: number) => `runbook-${number}.md`;

const mostEvents = 500_000;
/** Bound of times, which are milliseconds that a date can hold, and of every number inside a payload. */
export const largestNumber = 8_640_000_000_000_000;
const deepestPayload = 50;
/** Far more than anybody writes, and far from where counting on would lose exactness. */
const largestOrder = 1_000_000_000_000;

const id = z.string().min(1).max(200);
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const base64 = z.base64();
const order = z.number().int().min(1).max(largestOrder);
const timeMs = z.number().int().min(-largestNumber).max(largestNumber);

const eventSchema = z.object({
  id,
  deviceId: id,
  chainSeq: order,
  lamport: order,
  actor: z.string().max(1_000),
  kind: z.string().min(1).max(100),
  v: z.number().int().min(1).max(1_000),
  payloadHash: hash,
  happenedAtMs: timeMs,
  recordedAtMs: timeMs,
  monoNs: z.string().regex(/^\d{1,18}$/),
  bootId: z.string().max(200),
  prevHash: hash,
  hash,
  /** Null where it was blacked out, or held back when the file was made. */
  payload: z.object({ salt: base64, bytes: base64 }).nullable(),
});

export const incidentFileSchema = z.object({
  format: z.literal(incidentFileFormat),
  version: z.literal(incidentFileVersion),
  /** Version of the app that wrote it. */
  app: z.string().max(100),
  writtenAtMs: timeMs,
  incidentId: id,
  /** Each device's number of events and the hash of its last one: a file from which rows were taken does not fit. */
  chains: z
    .array(z.object({ deviceId: id, events: order, hash }))
    .min(1)
    .max(1_000),
  events: z.array(eventSchema).min(1).max(mostEvents),
  evidence: z.array(z.object({ hash, contentType: z.string().max(200), bytes: base64 })),
  /** Every runbook that the incident was guided by, byte for byte. */
  runbooks: z.array(z.object({ hash, name: z.string().max(300), title: z.string().max(2_000), bytes: base64 })),
});
export type IncidentFile = z.infer<typeof incidentFileSchema>;

/** Reads what was unpacked; the first of: no such file at all, a newer one, a damaged one. */
export function parseIncidentFile(json: string): Result<IncidentFile> {
  const value = parseJson(json);
  const head = z.looseObject({ format: z.literal(incidentFileFormat), version: z.number().int() }).safeParse(value);
  if (!head.success) return refuse('INVALID', 'incidentFileForeign');
  if (head.data.version > incidentFileVersion) {
    return refuse('INVALID', 'incidentFileNewer', { found: head.data.version, known: incidentFileVersion });
  }
  const read = incidentFileSchema.safeParse(value);
  return read.success ? { ok: true, value: read.data } : refuse('INVALID', 'incidentFileDamaged');
}

/** `incident-42-注文APIが応答しない.incident`: letters and digits of any language, at most 40 of the title. */
export function incidentFileName(number: number, title: string): string {
  const plain = [...title.normalize('NFKC').replace(/[^\p{L}\p{N}]+/gu, '-')].slice(0, 40).join('');
  const trimmed = plain.replace(/^-+|-+$/g, '');
  return `incident-${number}${trimmed === '' ? '' : `-${trimmed}`}.incident`;
}

/**
 * Whether a payload is one that can be shown: a number beyond what dates hold stops whoever formats it, and what lies deeper than
 * any kind of event is for nothing but stopping whoever walks through it.
 */
export function isShowable(payload: unknown, depth = 0): boolean {
  if (typeof payload === 'number') return Math.abs(payload) <= largestNumber;
  if (payload === null || typeof payload !== 'object') return true;
  return depth < deepestPayload && Object.values(payload).every((part) => isShowable(part, depth + 1));
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
