import { expect, it } from 'vitest';
import { gateTarget } from '../../../../core/probes/postgres/connection-settings.ts';
import type { DatabasePath } from '../../../../shared/environment/environment.ts';

const to = (host: string, path: DatabasePath) =>
  gateTarget({ host, port: 5432, database: 'd', user: 'u', sslMode: 'disable', caFile: null, password: null, path });

it('is the database itself, whatever way leads to it', () => {
  const ways: DatabasePath[] = [
    { kind: 'direct' },
    { kind: 'tunnel', localPort: 15432 },
    { kind: 'ssh', alias: 'bastion' },
    { kind: 'psqlOverSsh', alias: 'bastion' },
  ];
  expect(new Set(ways.map((way) => to('db.internal', way)))).toEqual(new Set(['db.internal:5432']));
});

it('is another one on each host that calls it its own', () => {
  expect(to('localhost', { kind: 'ssh', alias: 'one' })).not.toBe(to('localhost', { kind: 'ssh', alias: 'other' }));
  expect(to('localhost', { kind: 'ssh', alias: 'one' })).toBe(to('localhost', { kind: 'psqlOverSsh', alias: 'one' }));
  expect(to('localhost', { kind: 'tunnel', localPort: 15432 })).not.toBe(to('localhost', { kind: 'direct' }));
});
