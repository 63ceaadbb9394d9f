import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openStore, type VerifyReport } from '../../../core/store/store.ts';
import { asProblem } from '../../../core/store-problem.ts';
import { evidence, note, opened } from './record-events.ts';
import { openTemporaryStore, rawRecord, recordFile, storeOptions, temporaryFolder } from './temporary-store.ts';

const output = Buffer.from('listen tcp 127.0.0.1:9000: address in use\n'.repeat(30));
const blob = { hash: createHash('sha256').update(output).digest('hex'), bytes: output, contentType: 'text/plain' };

async function smallRecord(): Promise<string> {
  const dataDir = temporaryFolder();
  const store = await openTemporaryStore('a', dataDir);
  const by = { incidentId: 'incident-1', actor: 'Hana' };
  store.append({ ...by, commandId: 'c1', events: [opened()], blobs: [] });
  store.append({ ...by, commandId: 'c2', events: [note('Flour is damp'), note('Yeast is fine')], blobs: [] });
  store.append({ ...by, commandId: 'c3', events: [evidence('e1', 1, blob)], blobs: [blob] });
  expect(store.verify()).toEqual({ events: 4, findings: [] });
  store.close();
  return dataDir;
}

/** Verifies from the side; a file that cannot even be opened is found too. */
async function verify(dataDir: string): Promise<VerifyReport | string> {
  try {
    const store = await openStore({ ...storeOptions(dataDir), mode: 'read' });
    const report = store.verify();
    store.close();
    return report;
  } catch (error) {
    const reason = asProblem(error)?.data.reason;
    if (reason === undefined) throw error;
    return reason;
  }
}

/** What somebody does who knows about the triggers. */
async function tamper(sql: string): Promise<VerifyReport | string> {
  const dataDir = await smallRecord();
  const db = rawRecord(dataDir);
  db.pragma('foreign_keys = OFF');
  for (const name of db.prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'trigger'`).pluck().all()) {
    db.exec(`DROP TRIGGER ${name}`);
  }
  db.exec(sql);
  db.close();
  return verify(dataDir);
}

const codesOf = (report: VerifyReport | string) =>
  typeof report === 'string' ? [report] : report.findings.map(({ code }) => code);

describe('verify', () => {
  it.each([
    ['id', `'other'`],
    ['incident_id', `'other'`],
    ['device_id', `'other'`],
    ['chain_seq', '7'],
    ['lamport', 'lamport + 1'],
    ['actor', `'Eve'`],
    ['kind', `'noteRevised'`],
    ['v', '2'],
    ['payload_hash', `'00'`],
    ['happened_at_ms', 'happened_at_ms + 1'],
    ['recorded_at_ms', 'recorded_at_ms - 1'],
    ['mono_ns', 'mono_ns + 1'],
    ['boot_id', `'other'`],
    ['prev_hash', `'00'`],
  ])('finds a changed %s', async (column, value) => {
    const report = await tamper(`UPDATE event SET ${column} = ${value} WHERE seq = 3`);
    expect(codesOf(report)).toContain('eventHash');
  });

  it('finds a row whose hash was made to fit, by the row after it', async () => {
    const report = await tamper(`UPDATE event SET hash = 'made to fit' WHERE seq = 3`);
    expect(codesOf(report)).toEqual(expect.arrayContaining(['eventHash', 'chain']));
  });

  it.each([
    ['a missing event', 'DELETE FROM event WHERE seq = 2', 'chain'],
    ['a missing last event', 'DELETE FROM event WHERE seq = 4', 'summary'],
    ['a moved event', 'UPDATE event SET seq = 99 WHERE seq = 3', 'payload'],
    ['a changed payload', `UPDATE payload SET bytes = x'7b7d' WHERE event_seq = 2`, 'payload'],
    ['a missing payload', 'DELETE FROM payload WHERE event_seq = 2', 'payload'],
    ['a changed blob', `UPDATE blob SET bytes = x'00'`, 'blob'],
    ['a missing blob', 'DELETE FROM blob', 'blob'],
    ['a changed list', `UPDATE incident_summary SET title = 'other'`, 'summary'],
    ['a list without the incident', 'DELETE FROM incident_summary', 'summary'],
  ])('finds %s', async (_, sql, code) => {
    expect(codesOf(await tamper(sql))).toContain(code);
  });

  it('names the event', async () => {
    const report = await tamper(`UPDATE payload SET bytes = x'7b7d' WHERE event_seq = 1`);
    const findings = typeof report === 'string' ? [] : report.findings;
    expect(findings[0]).toEqual({ code: 'payload', incidentId: 'incident-1', detail: expect.stringMatching(/^a-/) });
  });

  it('finds a flipped byte anywhere in an event row', async () => {
    const whole = await smallRecord();
    const checkpointed = rawRecord(whole);
    checkpointed.pragma('wal_checkpoint(TRUNCATE)');
    const { hash, prevHash } = checkpointed
      .prepare<[], { hash: string; prevHash: string }>('SELECT hash, prev_hash AS prevHash FROM event WHERE seq = 3')
      .get() ?? { hash: '', prevHash: '' };
    checkpointed.close();
    const bytes = readFileSync(recordFile(whole));
    // A row ends with its two hashes; before them lie the other columns, from the id on.
    const end = bytes.indexOf(prevHash + hash) + prevHash.length + hash.length;
    const start = bytes.lastIndexOf('a-', bytes.lastIndexOf('incident-1', end));
    expect(end - start).toBeGreaterThan(250);
    const missed: number[] = [];
    for (let at = start; at < end; at += 3) {
      const dataDir = temporaryFolder();
      const flipped = Buffer.from(bytes);
      flipped.writeUInt8(flipped.readUInt8(at) ^ 0x04, at);
      writeFileSync(recordFile(dataDir), flipped);
      if (codesOf(await verify(dataDir)).length === 0) missed.push(at - start);
    }
    expect(missed).toEqual([]);
  });
});
