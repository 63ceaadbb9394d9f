/**
 * A whole incident with secrets in every place where one may turn up, on a real server in a process of its own. Afterwards every
 * file, answer, export, line printed and argument list is searched for each of them in every form: there is none.
 */
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cluster, createCluster } from '../../../drill/postgres/cluster.ts';
import type { CheckRecord } from '../../../shared/incident/state.ts';
import type { Command } from '../../../shared/runbook/model.ts';
import {
  type Api,
  environments,
  fillDatabase,
  runbookText,
  secrets,
  startApi,
  telltale,
  writeFiles,
} from './canary-world.ts';
import { hitsIn, hitsInFolder, processTexts } from './search.ts';
import { type AppWindow, openWindow } from './window.ts';

const folder = mkdtempSync(join(tmpdir(), 'hikeshi-canary-'));
const dataDir = join(folder, 'data');

let cluster: Cluster;
let api: Api;
let page: AppWindow;
const exports: string[] = [];
const checks: CheckRecord[] = [];

const commandId = () => randomUUID();

beforeAll(async () => {
  const databaseLog = join(folder, 'postgresql.log');
  cluster = await createCluster({ postgresBin: null, databaseLog, signal: new AbortController().signal });
  await cluster.start();
  await fillDatabase(cluster);
  api = await startApi();
  const files = writeFiles(join(folder, 'shop'), cluster.port);
  const env = { ...process.env, SHOP_TOKEN: secrets.environmentToken, PGPASSFILE: files.pgpass };
  page = await openWindow(dataDir, env);
  const changes = await page.client.app.changes();
  // Kept with the answers; nobody else listens.
  void (async () => {
    for await (const _ of changes);
  })().catch(() => {});
  await liveThrough(page, environments({ apiPort: api.port, databasePort: cluster.port, files }));
}, 180_000);

afterAll(async () => {
  await page.stop();
  await cluster.remove();
  api.server.close();
  rmSync(folder, { recursive: true });
});

async function liveThrough({ client }: AppWindow, all: ReturnType<typeof environments>): Promise<void> {
  await client.settings.set({ actor: `Mio token=${secrets.notePassword}` });
  const base64 = Buffer.from(runbookText).toString('base64');
  const { entry, runbook } = await client.runbooks.import({ name: 'shop.md', base64 });
  const broken = Buffer.from(`token=${secrets.pastedKey}`).toString('base64');
  await client.runbooks.import({ name: `broken token=${secrets.pastedKey}`, base64: broken }).catch(() => {});
  for (const environment of all)
    await client.environments.save({ environment: { ...environment, runbookHash: entry.hash } });
  const dashboards = [{ name: 'board', url: `https://board.example/d?token=${secrets.contactToken}` }];
  const [first] = all;
  if (first) await client.environments.save({ environment: { ...first, dashboards } }).catch(() => {});
  for (const environment of all) await client.environments.test({ environment });
  await client.environments.setSecret({ environmentId: 'asked', field: 'apiToken', value: secrets.askedToken });
  await client.environments.setSecret({
    environmentId: 'environment',
    field: 'databasePassword',
    value: secrets.askedPassword,
  });
  await client.environments
    .setSecret({ environmentId: 'nowhere', field: 'apiToken', value: secrets.askedToken })
    .catch(() => {});
  const commands = runbook.patterns.flatMap(({ procedures }) =>
    procedures.filter(({ kind }) => kind === 'checks').flatMap(({ steps }) => steps.flatMap((step) => step.commands)),
  );
  for (const { id } of all) await oneIncident(page, id, commands);
  for (const { id } of all) exports.push((await client.environments.export({ environmentId: id })).json);
  exports.push(JSON.stringify(await client.environments.list()));
}

async function oneIncident({ client }: AppWindow, environmentId: string, commands: readonly Command[]): Promise<void> {
  const { incidentId } = await client.incidents.declare({
    commandId: commandId(),
    environmentId,
    title: `shop ${secrets.fileToken}`,
    alert: `{"labels":{"token":"${secrets.alertToken}"},"text":${JSON.stringify(telltale())}}`,
  });
  const command = () => ({ incidentId, commandId: commandId() });
  await settled(page, incidentId);
  await client.incidents.sweep({ ...command(), scope: 'pattern', patternId: 'pattern-1' });
  await settled(page, incidentId);
  for (const { id, placeholders } of commands) {
    const inputs = Object.fromEntries(placeholders.map((name) => [name, secrets.placeholder]));
    await client.incidents.runCheck({ ...command(), runbookCommandId: id, inputs }).catch(() => {});
  }
  const short = `password=${secrets.notePassword} ${secrets.askedToken} ${secrets.pgpassPassword}`;
  const told = `password=${secrets.notePassword} postgres://app:${secrets.connectionPassword}@db/shop ${telltale()}`;
  const { eventIds } = await client.incidents.addNote({ ...command(), text: told, startedAtMs: Date.now() });
  const [note = ''] = eventIds;
  await client.incidents.reviseNote({ ...command(), target: note, text: `${told} again`, happenedAtMs: null });
  await client.incidents.strike({ ...command(), target: note, reason: short });
  await client.incidents.attachText({ ...command(), title: short, text: `API_KEY: ${secrets.pastedKey}\n${told}` });
  const log = commands.find(({ text }) => text.startsWith('tail'));
  if (log) await client.incidents.pasteOutput({ ...command(), runbookCommandId: log.id, inputs: {}, text: told });
  await client.incidents.decideRollback({ ...command(), decision: 'doNot', reason: short });
  await client.drafts.set({ key: `${incidentId}/note`, text: `${secrets.draftToken} ${told}` });
  await client.drafts.list();
  const { sections } = await client.postmortems.get({ incidentId });
  const section = sections[0]?.key ?? '';
  await client.postmortems.setSection({ ...command(), section, markdown: told, basedOn: null });
  await client.incidents.sweep({ ...command(), scope: 'verification', patternId: null });
  await settled(page, incidentId);
  await client.incidents.close({ ...command(), reason: short });
  for (const format of ['md', 'html', 'json', 'csv', 'report', 'reader'] as const) {
    exports.push((await client.postmortems.export({ ...command(), format, save: false })).text ?? '');
  }
  for (const of of ['document', 'report'] as const) {
    exports.push(JSON.stringify(await client.postmortems.richText({ incidentId, of })));
  }
  exports.push(JSON.stringify(await client.postmortems.report({ incidentId })));
  exports.push(JSON.stringify(await client.postmortems.compare({ incidentId, text: exports[0] ?? '' })));
  await client.postmortems.fileName({ incidentId, format: 'md', namePattern: '{title}' });
  const { state } = await client.incidents.get({ incidentId });
  checks.push(...state.checks);
  await client.incidents.timeline({ incidentId });
  await client.incidents.events({ incidentId, afterSeq: 0 });
  for (const { id } of state.evidence) {
    exports.push((await client.incidents.evidence({ incidentId, evidenceId: id })).text ?? '');
  }
}

async function settled({ client }: AppWindow, incidentId: string): Promise<void> {
  for (;;) {
    const { sweeps } = await client.incidents.get({ incidentId });
    if (sweeps.every(({ state }) => state !== 'running')) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describe('The incident', () => {
  it('used every secret where it belongs', () => {
    const { expiredToken, programToken, environmentToken, askedToken, fileToken } = secrets;
    for (const token of [expiredToken, programToken, environmentToken, askedToken, fileToken]) {
      expect(api.authorizations).toContain(`Bearer ${token}`);
    }
    const outcomes = checks.flatMap(({ readings }) =>
      readings.flatMap(({ reading }) => (reading.kind === 'database' ? [reading.outcome] : [])),
    );
    expect(outcomes.filter((outcome) => outcome === 'answered').length).toBeGreaterThan(3);
    expect(outcomes).toContain('authFailed');
  });

  it('met failures, and read what told the secrets', () => {
    const readings = checks.flatMap((check) => check.readings.map(({ reading }) => reading));
    expect(readings).toContainEqual(expect.objectContaining({ kind: 'http', path: '/fail', status: 500 }));
    expect(readings).toContainEqual(
      expect.objectContaining({ kind: 'log', found: [expect.objectContaining({ count: 3 })] }),
    );
    expect(readings).toContainEqual(expect.objectContaining({ kind: 'errorRate', errors: 30 }));
    expect(exports.join('\n').split('[redacted]').length).toBeGreaterThan(100);
  });
});

describe('No secret is', () => {
  it('in a file of the data folder, while the server runs', () => {
    expect(hitsInFolder(dataDir, secrets)).toEqual([]);
  });

  it('in an answer, a stream or an export', () => {
    expect(page.answers.length).toBeGreaterThan(100);
    expect(hitsIn(page.answers.join('\n'), secrets)).toEqual([]);
    expect(hitsIn(exports.join('\n'), secrets)).toEqual([]);
  });

  it.skipIf(process.platform !== 'linux')('in an argument list, or in the environment of what was started', () => {
    const lists = [...page.argumentLists];
    expect(
      lists.some((args) => args.startsWith('ps\0')),
      lists.join('\n'),
    ).toBe(true);
    expect(lists.some((args) => args.includes('token-2'))).toBe(true);
    expect(hitsIn(lists.join('\n'), secrets)).toEqual([]);
    expect(page.childEnvironments.size).toBeGreaterThan(0);
    expect(hitsIn([...page.childEnvironments].join('\n'), secrets)).toEqual([]);
  });

  it('in what the server printed, or left when it ended', async () => {
    await page.stop();
    expect(hitsIn(page.printed.join(''), secrets)).toEqual([]);
    expect(hitsInFolder(dataDir, secrets)).toEqual([]);
  });
});

/** Without these, nothing above would mean anything. */
describe('The search finds a planted one', () => {
  const planted = { canary: secrets.programToken };
  const forms: [string, string][] = [
    ['plain', secrets.programToken],
    ['URL-encoded', encodeURIComponent(secrets.programToken)],
    ['JSON-escaped', JSON.stringify({ a: secrets.programToken })],
    ['hex', Buffer.from(secrets.programToken).toString('hex')],
    ...[0, 1, 2].map((offset): [string, string] => [
      `base64 at ${offset}`,
      Buffer.from(`${'a'.repeat(offset)}${secrets.programToken}zz`).toString('base64'),
    ]),
  ];

  it.each(forms)('%s, in a text of any kind', (form, text) => {
    expect(hitsIn(`before ${text} after`, planted)).toContain(`canary in ${form}`);
  });

  it.each(forms)('%s, in a file, in a log and in the name of a file', (form, text) => {
    const place = mkdtempSync(join(folder, 'planted-'));
    mkdirSync(join(place, 'deep'));
    writeFileSync(join(place, 'deep', 'faults.log'), 'fine\n');
    expect(hitsInFolder(place, planted)).toEqual([]);
    appendFileSync(join(place, 'deep', 'faults.log'), `oops ${text}\n`);
    expect(hitsInFolder(place, planted)).toContain(`${join(place, 'deep', 'faults.log')}: canary in ${form}`);
  });

  it.each(forms)('%s, in a row, in a blob, in a compressed blob and in the write-ahead log', (form, text) => {
    const place = mkdtempSync(join(folder, 'planted-'));
    const path = join(place, 'hikeshi.db');
    const db = new Database(path);
    db.pragma('journal_mode = WAL');
    db.exec('CREATE TABLE note (text); CREATE TABLE blob (bytes)');
    expect(hitsInFolder(place, planted)).toEqual([]);
    db.prepare('INSERT INTO blob VALUES (?)').run(deflateSync(Buffer.from(`${'filler '.repeat(500)}${text}`)));
    expect(hitsInFolder(place, planted)).toContain(`${path}: blob: canary in ${form}`);
    db.prepare('INSERT INTO note VALUES (?)').run(text);
    const found = hitsInFolder(place, planted);
    expect(found).toContain(`${path}: note: canary in ${form}`);
    expect(found).toContain(`${path}-wal: canary in ${form}`);
    db.close();
  });

  it.skipIf(process.platform !== 'linux')('in an argument list and in an environment', async () => {
    const [token] = [secrets.programToken];
    const idle = 'console.log("up"); setInterval(() => {}, 1000)';
    const child = spawn(process.execPath, ['-e', idle, token], {
      env: { CANARY: token },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    await once(child.stdout, 'data');
    const own = processTexts(process.pid).filter(({ isChild }) => isChild);
    child.kill('SIGKILL');
    expect(hitsIn(own.map(({ args }) => args).join('\n'), planted)).toEqual(['canary in plain']);
    expect(hitsIn(own.map(({ environment }) => environment).join('\n'), planted)).toEqual(['canary in plain']);
  });

  it('in an answer of the server: what is sent to it is what would come back', async () => {
    expect(hitsIn(telltale(), secrets).length).toBeGreaterThan(40);
  });
});
