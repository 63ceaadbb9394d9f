import { expect, it } from 'vitest';
import type { Environment } from '../../../shared/environment/environment.ts';
import { openTemporaryStore, temporaryFolder } from './temporary-store.ts';

const environment: Environment = {
  id: 'env-1',
  name: 'Bakery',
  kind: 'staging',
  service: 'ovens',
  api: null,
  database: null,
  logs: [],
  hosts: [],
  accessDurationUnit: null,
  thresholds: [],
  contacts: [],
  dashboards: [],
  deployments: null,
  runbookHash: null,
};

it('keeps settings, environments, runbooks and drafts over a restart', async () => {
  const dataDir = temporaryFolder();
  const store = await openTemporaryStore('a', dataDir);
  expect(store.settings.get('actor')).toBeUndefined();
  store.settings.set('actor', 'Hana');
  store.settings.set('actor', null);
  store.environments.save({ ...environment, id: 'env-2' });
  store.environments.save(environment);
  store.environments.save({ ...environment, id: 'env-2', name: 'Other' });
  const bytes = Buffer.from([0, 255, 10, 13]);
  const row = { hash: 'h', name: 'ovens.md', title: 'Ovens', bundled: true, importedAtMs: 7, bytes };
  store.runbooks.put(row);
  store.runbooks.put({ ...row, name: 'the same again.md' });
  store.drafts.set('note/i', 'half');
  store.drafts.set('note/i', 'half a sentence');
  store.drafts.set('title/i', 'x');
  store.drafts.remove('title/i');
  store.close();

  const again = await openTemporaryStore('b', dataDir);
  expect(again.settings.get('actor')).toBeNull();
  expect(again.environments.list().map(({ id, name }) => [id, name])).toEqual([
    ['env-2', 'Other'],
    ['env-1', 'Bakery'],
  ]);
  expect(again.environments.get('env-1')).toEqual(environment);
  again.environments.remove('env-1');
  expect(again.environments.get('env-1')).toBeNull();
  const { bytes: _, ...listed } = row;
  expect(again.runbooks.list()).toEqual([listed]);
  expect(Buffer.from(again.runbooks.get('h')?.bytes ?? []).equals(bytes)).toBe(true);
  expect(again.runbooks.get('none')).toBeNull();
  expect(again.drafts.list()).toEqual([{ key: 'note/i', text: 'half a sentence' }]);
  again.close();
});
