import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Core } from '../../../core/core.ts';
import { listedBy, nightMs, openTemporaryCore, refusalOf } from '../core/temporary-core.ts';
import { emptyEnvironment } from '../probes/probe-context.ts';

type Client = Awaited<ReturnType<typeof openTemporaryCore>>['client'];
let core: Core;
let client: Client;
let commands = 0;
const commandId = () => `declare-${++commands}`;

beforeAll(async () => {
  ({ core, client } = await openTemporaryCore());
});
afterAll(() => core.close());

type Known = Omit<Parameters<Client['incidents']['declare']>[0], 'commandId'>;

async function declared(known: Known) {
  const { incidentId } = await client.incidents.declare({ commandId: commandId(), zone: 'Asia/Tokyo', ...known });
  const { state } = await client.incidents.get({ incidentId });
  const by = () => ({ incidentId, commandId: commandId() });
  return { incidentId, state, by };
}

const minutes = (count: number) => count * 60_000;

describe('declaring from an alert', () => {
  it('takes title, tool and time of detection from its text, the rest stays blank', async () => {
    const alert = `Problem started at 02:51:09 on 2026.11.24\nProblem name: DB down`;
    const { state } = await declared({ alert });
    expect(state).toMatchObject({ title: 'DB down', alert, backdated: false, severity: null });
    expect(state.detection).toEqual({ how: 'alert', tool: 'zabbix' });
    expect(state.milestones.detected).toMatchObject({ atMs: nightMs - minutes(8) - 51_000, source: 'alert' });
    expect(state.milestones.began).toBeNull();
  });

  it('believes the person more than the text', async () => {
    const alert = 'API down\ndetected 2026-11-24 02:51:09 JST';
    const { state } = await declared({ alert, title: 'Ovens', detectedAtMs: nightMs - minutes(30) });
    expect(state.title).toBe('Ovens');
    expect(state.milestones.detected).toMatchObject({ atMs: nightMs - minutes(30), source: 'responder' });
  });

  it('leaves the detection open where the text does not say, or says a time to come', async () => {
    const without = await declared({ alert: 'API down' });
    expect(without.state.milestones.detected).toBeNull();
    expect(without.state.detection?.how).toBe('alert');
    const ahead = await declared({ alert: 'API down at 2027-01-01T00:00:00Z' });
    expect(ahead.state.milestones.detected).toBeNull();
  });
});

describe('declaring with times that lie back', () => {
  it('is live, with what is known, where it is not over', async () => {
    const known = {
      beganAtMs: nightMs - minutes(40),
      detectedAtMs: nightMs - minutes(10),
      detectedBy: 'watch',
    } as const;
    const { state, by } = await declared(known);
    expect(state.backdated).toBe(false);
    expect(state.detection).toEqual({ how: 'watch', tool: null });
    expect(state.milestones.began?.atMs).toBe(known.beganAtMs);
    expect(state.milestones.detected).toMatchObject({ atMs: known.detectedAtMs, source: 'watch' });
    await client.incidents.addNote({ ...by(), text: 'on it', startedAtMs: null });
    const after = await client.incidents.get({ incidentId: state.incidentId });
    expect(after.state.milestones.responseBegan).not.toBeNull();
  });

  it('enters one that is over: nothing is read or watched for it, and writing about it is no response', async () => {
    const api = { baseUrl: 'http://127.0.0.1:9', healthPath: '/health', endpoints: [], timeoutMs: 1_000 };
    const environment = { ...emptyEnvironment, api: { ...api, path: { kind: 'direct' }, token: null } as const };
    await client.environments.save({ environment });
    const { state, by, incidentId } = await declared({
      environmentId: environment.id,
      beganAtMs: nightMs - minutes(3_000),
      recoveredAtMs: nightMs - minutes(2_900),
    });
    expect(state.backdated).toBe(true);
    expect(state.milestones.recovered).toMatchObject({ atMs: nightMs - minutes(2_900), source: 'responder' });
    await client.incidents.addNote({ ...by(), text: 'as I remember', startedAtMs: null });
    const { state: after, sweeps } = await client.incidents.get({ incidentId });
    expect(after.milestones.responseBegan).toBeNull();
    expect({ sweeps, checks: after.checks }).toEqual({ sweeps: [], checks: [] });
    expect(await client.watch.get({ incidentId })).toBeNull();
  });

  it('refuses times to come, and opens nothing', async () => {
    const before = (await listedBy(client)).length;
    const ahead = nightMs + minutes(100_000);
    for (const known of [{ beganAtMs: ahead }, { detectedAtMs: ahead }, { recoveredAtMs: ahead }]) {
      const refused = await refusalOf(client.incidents.declare({ commandId: commandId(), ...known }));
      expect(refused).toMatchObject({ code: 'INVALID', reason: 'milestoneInFuture' });
    }
    expect(await listedBy(client)).toHaveLength(before);
  });
});

it('fills how it was noticed later, corrects it, and takes it back', async () => {
  const { incidentId, state, by } = await declared({});
  expect(state.detection).toBeNull();
  await client.incidents.setDetection({ ...by(), how: 'colleague', basedOn: null });
  const filled = (await client.incidents.get({ incidentId })).state;
  expect(filled.detection).toEqual({ how: 'colleague', tool: null });
  const stale = client.incidents.setDetection({ ...by(), how: 'userReport', basedOn: null });
  expect((await refusalOf(stale)).code).toBe('CONFLICT');
  await client.incidents.undo({ ...by(), target: null });
  expect((await client.incidents.get({ incidentId })).state.detection).toBeNull();
});
