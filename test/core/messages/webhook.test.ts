/** The webhook against a real HTTPS server: what arrives, what is recorded, and what is never done. */
import { createServer, type Server } from 'node:https';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterEach, describe, expect, it } from 'vitest';
import { postToWebhook } from '../../../core/messages/post-to-webhook.ts';
import type { Environment } from '../../../shared/environment/environment.ts';
import { nextUpdateAtMs } from '../../../shared/incident/message-record.ts';
import { nightMs, openTemporaryCore, refusalOf } from '../core/temporary-core.ts';
import { certificateFor, noOpenssl } from '../probes/certificate.ts';
import { closedPort, httpServer, listening } from '../probes/loopback-server.ts';

const usual = getCACertificates('default');
afterEach(() => setDefaultCACertificates(usual));

/** A certificate for `localhost`, trusted until the test is over. */
async function trustedCertificate(): Promise<{ key: string; cert: string }> {
  const made = await certificateFor('localhost');
  setDefaultCACertificates([...getCACertificates('default'), made.cert]);
  return made;
}

type Taken = { method: string | undefined; path: string | undefined; body: string };

/** A webhook that answers with `status`, and keeps what it was sent. */
async function webhook(status: number, headers: Record<string, string> = {}) {
  const taken: Taken[] = [];
  const server: Server = createServer(await trustedCertificate(), (request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => {
      body += chunk;
    });
    request.on('end', () => {
      taken.push({ method: request.method, path: request.url, body });
      response.writeHead(status, headers).end('ok');
    });
  });
  const base = (await listening(server, 'https')).replace('127.0.0.1', 'localhost');
  return { address: `${base}/services/T0/B0/sEcReTsEcReT`, taken };
}

describe.skipIf(noOpenssl)('posting', () => {
  it('is one POST of Slack’s JSON', async () => {
    const { address, taken } = await webhook(200);
    expect(await postToWebhook(address, '*窯* "冷えた"\n2行目')).toEqual({ outcome: 'delivered', status: 200 });
    expect(taken).toEqual([
      { method: 'POST', path: '/services/T0/B0/sEcReTsEcReT', body: JSON.stringify({ text: '*窯* "冷えた"\n2行目' }) },
    ]);
  });

  it('tells refusals apart, and never follows a redirect', async () => {
    const other = await webhook(200);
    const moved = await webhook(307, { location: other.address });
    expect(await postToWebhook(moved.address, 'x')).toEqual({ outcome: 'redirected', status: 307 });
    expect(other.taken).toEqual([]);
    expect(await postToWebhook((await webhook(403)).address, 'x')).toEqual({ outcome: 'refused', status: 403 });
    const closed = (await closedPort()).replace('http:', 'https:');
    expect(await postToWebhook(closed, 'x')).toEqual({ outcome: 'failed', status: null });
  });

  it('speaks https alone, to a server whose certificate is trusted', async () => {
    let asked = 0;
    const plain = await httpServer((_request, response) => {
      asked += 1;
      response.end();
    });
    for (const address of [
      plain,
      'ftp://x/',
      'no address',
      'https://user:word@example.com/',
      'https://169.254.169.254/',
    ]) {
      expect(await postToWebhook(address, 'x')).toEqual({ outcome: 'notAllowed', status: null });
    }
    expect(asked).toBe(0);
    const { address, taken } = await webhook(200);
    setDefaultCACertificates(usual);
    expect(await postToWebhook(address, 'x')).toEqual({ outcome: 'tls', status: null });
    expect(taken).toEqual([]);
  });

  it('ends at its limit where nothing is answered', async () => {
    const silent = createServer(await trustedCertificate(), () => undefined);
    const base = (await listening(silent, 'https')).replace('127.0.0.1', 'localhost');
    expect(await postToWebhook(base, 'x', 300)).toEqual({ outcome: 'timeout', status: null });
  });
});

const message = {
  kind: 'first',
  audience: 'external',
  language: 'ja',
  text: '【第一報】注文できません',
  impact: '注文できない',
  nextUpdateAtMs: nightMs + 3_600_000,
} as const;

async function bakery(address: string | null) {
  const { client } = await openTemporaryCore();
  const environment: Environment = {
    id: 'env-1',
    name: '窯',
    kind: 'production',
    service: 'パン屋',
    api: null,
    database: null,
    hosts: [],
    logs: [],
    accessDurationUnit: null,
    deployments: null,
    thresholds: [],
    contacts: [],
    dashboards: [],
    runbookHash: null,
    webhook: address === null ? null : { kind: 'ask' },
  };
  await client.environments.save({ environment });
  const { incidentId } = await client.incidents.declare({ commandId: 'declare', title: '窯', environmentId: 'env-1' });
  const enter = (value: string) =>
    client.environments.setSecret({ environmentId: 'env-1', field: 'messageWebhook', value });
  if (address !== null) await enter(address);
  const state = async () => (await client.incidents.get({ incidentId })).state;
  return { client, incidentId, enter, state };
}

describe.skipIf(noOpenssl)('sending from an incident', () => {
  it('records the text first and what came of it after, and sends once for one command', async () => {
    const { address, taken } = await webhook(200);
    const { client, incidentId, state } = await bakery(address);
    const command = { incidentId, commandId: 'send-1' };
    await client.messages.send({ ...command, ...message });
    await client.messages.send({ ...command, ...message });
    expect(taken.map(({ body }) => body)).toEqual([JSON.stringify({ text: message.text })]);
    const after = await state();
    expect(after.messages).toMatchObject([
      { text: message.text, way: 'webhook', delivery: { outcome: 'delivered', status: 200 } },
    ]);
    expect(nextUpdateAtMs(after)).toBe(message.nextUpdateAtMs);
    const rows = await client.incidents.timeline({ incidentId });
    expect(JSON.stringify(rows)).not.toContain('sEcReTsEcReT');
    expect((await client.environments.list())[0]?.hasSecret.messageWebhook).toBe(true);
    expect(JSON.stringify(await client.environments.list())).not.toContain('sEcReTsEcReT');
  });

  it('starts no clock by a message that was refused', async () => {
    const { address } = await webhook(500);
    const { client, incidentId, state } = await bakery(address);
    await client.messages.send({ incidentId, commandId: 'send-1', ...message });
    expect((await state()).messages[0]?.delivery).toEqual({ outcome: 'refused', status: 500 });
    expect(nextUpdateAtMs(await state())).toBeNull();
  });

  it('sends nothing with a blank, and nothing where no webhook is set up', async () => {
    const { address, taken } = await webhook(200);
    const { client, incidentId, state } = await bakery(address);
    const blank = { incidentId, commandId: 'send-1', ...message, impact: '' };
    expect(await refusalOf(client.messages.send(blank))).toMatchObject({ reason: 'messageNeedsImpact' });
    expect(taken).toEqual([]);
    expect((await state()).messages).toEqual([]);
    const none = await bakery(null);
    const call = none.client.messages.send({ incidentId: none.incidentId, commandId: 'send-1', ...message });
    expect(await refusalOf(call)).toMatchObject({ code: 'NOT_POSSIBLE', reason: 'webhookNotSetUp' });
  });
});
