/**
 * Looks a record over as it lies on the disk, with SQL and hashing of its own: what the product says of itself is asked beside it, and
 * not believed.
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import canonicalize from 'canonicalize';
import { readMigrations } from '../../../core/store/migrations.ts';
import { openStore } from '../../../core/store/store.ts';
import { systemClock, uuidV7 } from '../../../server/host/system.ts';
import { foundBy } from '../../core/store/found-by.ts';

type Row = Record<string, string | number> & { salt: Buffer; bytes: Buffer };

export type Examined = {
  findings: string[];
  /** Each event's id and how often what it says is there. */
  ids: ReadonlySet<string>;
  /** How often each note's or evidence's text stands in the record. */
  texts: ReadonlyMap<string, number>;
  drafts: ReadonlyMap<string, string>;
};

const selectEvents = `
  SELECT id, incident_id AS incidentId, device_id AS deviceId, chain_seq AS chainSeq, lamport, actor, kind, v,
    payload_hash AS payloadHash, happened_at_ms AS happenedAtMs, recorded_at_ms AS recordedAtMs,
    CAST(mono_ns AS TEXT) AS monoNs, boot_id AS bootId, prev_hash AS prevHash, hash, seq, salt, bytes
  FROM event JOIN payload ON event_seq = seq ORDER BY incident_id, device_id, chain_seq`;

/** Of a record that no process has open. */
export function examineRecord(dataDir: string): Examined {
  const db = new Database(join(dataDir, 'record.db'), { readonly: true });
  try {
    return examine(db);
  } finally {
    db.close();
  }
}

function examine(db: Database.Database): Examined {
  const findings: string[] = [];
  const ids = new Set<string>();
  const texts = new Map<string, number>();
  let before: Row | null = null;
  let highestSeq = 0;
  for (const row of db.prepare<[], Row>(selectEvents).iterate()) {
    const { hash, seq, salt, bytes, ...fields } = row;
    ids.add(String(row.id));
    highestSeq = Math.max(highestSeq, Number(seq));
    const follows = before?.incidentId === row.incidentId && before?.deviceId === row.deviceId ? before : null;
    const expected = { chainSeq: Number(follows?.chainSeq ?? 0) + 1, prevHash: follows?.hash ?? '0'.repeat(64) };
    if (row.chainSeq !== expected.chainSeq || row.prevHash !== expected.prevHash) findings.push(`chain at ${row.id}`);
    if (sha256(canonicalize(fields) ?? '') !== hash) findings.push(`hash of ${row.id}`);
    if (sha256(Buffer.concat([salt, bytes])) !== row.payloadHash) findings.push(`payload of ${row.id}`);
    const text = textOf(row);
    if (text !== null) texts.set(text, (texts.get(text) ?? 0) + 1);
    before = row;
  }
  // Nothing was erased, so a hole would be an event that was given a place and lost it.
  if (highestSeq !== ids.size) findings.push(`${ids.size} events, but the last has place ${highestSeq}`);
  findings.push(...differences(db));
  const drafts = db.prepare<[], { key: string; text: string }>('SELECT key, text FROM draft').all();
  return { findings, ids, texts, drafts: new Map(drafts.map(({ key, text }) => [key, text])) };
}

/** Where lists and numbers say something else than the events. */
function differences(db: Database.Database): string[] {
  const wrong = (sql: string) => db.prepare<[], string>(sql).pluck().all();
  return [
    ...wrong(`SELECT 'list of ' || e.incident_id FROM (SELECT incident_id, count(*) AS n FROM event GROUP BY incident_id) e
      LEFT JOIN incident_summary s USING (incident_id) WHERE s.event_count IS NOT e.n`),
    ...wrong(`SELECT 'list of nothing: ' || incident_id FROM incident_summary
      WHERE incident_id NOT IN (SELECT incident_id FROM event)`),
    ...wrong(`SELECT 'evidence of ' || seq FROM event WHERE kind = 'evidenceAttached'
      AND seq NOT IN (SELECT event_seq FROM evidence)`),
    ...wrong(`SELECT 'evidence number ' || number || ' twice' FROM evidence GROUP BY incident_id, device_id, number
      HAVING count(*) > 1`),
    ...wrong(`SELECT 'blob of ' || event_seq FROM evidence WHERE blob_hash NOT IN (SELECT hash FROM blob)`),
  ];
}

/** By which an event of these tests is known: each is written once. */
function textOf({ kind, bytes }: Row): string | null {
  const payload = JSON.parse(bytes.toString('utf8')) as { text?: string; title?: string; evidence?: { title: string } };
  if (kind === 'noteAdded') return payload.text ?? null;
  if (kind === 'opened') return payload.title ?? null;
  return kind === 'evidenceAttached' ? (payload.evidence?.title ?? null) : null;
}

function sha256(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

/** What the product itself finds wrong, and whether computing everything anew changes what it lists and finds. */
export async function askProduct(
  dataDir: string,
  options: { migrations: string; words: readonly string[]; rebuild: boolean },
): Promise<string[]> {
  const store = await openStore({
    dataDir,
    clock: systemClock,
    newId: uuidV7,
    mode: options.rebuild ? 'own' : 'read',
    host: 'server',
    migrations: readMigrations(options.migrations),
  });
  try {
    const findings = store.verify().findings.map(({ code, detail }) => `verify: ${code} ${detail}`);
    const seen = () =>
      JSON.stringify([
        store.listIncidents(),
        options.words.map((word) => foundBy(store, word, 100).map(({ id }) => id)),
      ]);
    // Titles stand in the rows of exports as well; that nothing is there twice is looked at elsewhere.
    for (const word of options.words) if (foundBy(store, word, 100).length === 0) findings.push(`${word} is not found`);
    if (options.rebuild) {
      const before = seen();
      store.rebuild();
      if (seen() !== before) findings.push('computing everything anew changed what is listed or found');
      findings.push(...store.verify().findings.map(({ code, detail }) => `verify after rebuild: ${code} ${detail}`));
    }
    return findings;
  } finally {
    store.close();
  }
}
