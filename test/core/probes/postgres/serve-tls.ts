/** A real PostgreSQL made to offer TLS. */
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Cluster } from '../../../../drill/postgres/cluster.ts';

export const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

/** Makes an authority and a certificate for the name, and has the server use it from now on. `caFile` is written. */
export async function serveTls(cluster: Cluster, name: string, caFile: string): Promise<void> {
  const data = join(cluster.temporaryDirectory, 'data');
  const key = join(data, 'server.key');
  const certificate = join(data, 'server.crt');
  const make = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', `/CN=${name}`];
  execFileSync('openssl', [...make, '-addext', `subjectAltName=DNS:${name}`, '-keyout', key, '-out', certificate], {
    stdio: 'ignore',
  });
  writeFileSync(caFile, readFileSync(certificate));
  const { uid, gid } = statSync(data);
  for (const path of [key, certificate]) {
    chownSync(path, uid, gid);
    chmodSync(path, 0o600);
  }
  await cluster.administer('ALTER SYSTEM SET ssl = on');
  await cluster.administer('SELECT pg_reload_conf()');
  while ((await cluster.administer('SHOW ssl')).rows[0].ssl !== 'on');
}
