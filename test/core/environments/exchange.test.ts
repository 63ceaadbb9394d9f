/** Environments written to a file by one installation and read by another, through the contract. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Core } from '../../../core/core.ts';
import { production } from '../../shared/environment/production.ts';
import { barePorts, openTemporaryCore, refusalOf } from '../core/temporary-core.ts';

type Opened = Awaited<ReturnType<typeof openTemporaryCore>>;
const cores: Core[] = [];
const saved: { name: string; text: string }[] = [];
let sender: Opened['client'];
let receiver: Opened['client'];

beforeAll(async () => {
  const saveFile = async (name: string, bytes: Uint8Array) => {
    saved.push({ name, text: Buffer.from(bytes).toString('utf8') });
    return `/home/responder/${name}`;
  };
  const one = await openTemporaryCore({ ports: { ...barePorts, saveFile } });
  const other = await openTemporaryCore();
  cores.push(one.core, other.core);
  sender = one.client;
  receiver = other.client;
  await sender.environments.save({ environment: production });
  await sender.environments.setSecret({ environmentId: production.id, field: 'apiToken', value: 'hunter2-token' });
});
afterAll(() => Promise.all(cores.map((core) => core.close())));

it('is saved where the host puts it, without a secret, and read elsewhere', async () => {
  const { fileName, json, savedTo } = await sender.environments.export({ environmentId: production.id });
  expect(savedTo).toBe('/home/responder/hikeshi-environment-Bakery-production.json');
  expect(saved).toEqual([{ name: fileName, text: json }]);
  expect(json).not.toContain('hunter2');

  const { environment, notes } = await receiver.environments.import({ text: json });
  expect(environment).toEqual({ ...production, api: { ...production.api, token: { kind: 'ask' } } });
  expect(notes.map(({ code }) => code)).toEqual(['secretToEnter', 'secretReference']);
  // Nothing is saved before somebody has looked at it.
  expect(await receiver.environments.list()).toEqual([]);
});

it('gets a new id where it comes back to where it is', async () => {
  const { json } = await sender.environments.export({ environmentId: production.id });
  const { environment, notes } = await sender.environments.import({ text: json });
  expect(environment.id).not.toBe(production.id);
  expect(notes[0]?.code).toBe('newId');
});

it('is given back where the host saves no files', async () => {
  await receiver.environments.save({ environment: production });
  const { json, savedTo } = await receiver.environments.export({ environmentId: production.id });
  expect(savedTo).toBeNull();
  expect(JSON.parse(json)).toMatchObject({ environment: { id: production.id } });
});

it('has one clear problem where it is none', async () => {
  expect(await refusalOf(receiver.environments.import({ text: '{"format":' }))).toMatchObject({
    code: 'INVALID',
    reason: 'environmentFileNotJson',
  });
  expect(await refusalOf(receiver.environments.export({ environmentId: 'none' }))).toMatchObject({ code: 'NOT_FOUND' });
});

it('is not saved with a bound that is none', async () => {
  const thresholds = [{ metric: 'cpu' as const, normal: null, warning: 'warm', critical: null }];
  expect(await refusalOf(sender.environments.save({ environment: { ...production, thresholds } }))).toEqual({
    code: 'INVALID',
    reason: 'thresholdNotABound',
    params: { metric: 'cpu', text: 'warm' },
  });
});
