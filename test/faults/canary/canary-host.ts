/** The app's server on the data folder that is its only argument: core, loopback server and control socket, with an empty page. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCore } from '../../../core/core.ts';
import { startControlServer } from '../../../server/control/control-server.ts';
import { systemClock, uuidV7 } from '../../../server/host/system.ts';
import { startLoopbackServer } from '../../../server/loopback/loopback-server.ts';
import { serverPorts } from '../../../server/ports/server-ports.ts';

const [, , dataDir = ''] = process.argv;
const staticDir = mkdtempSync(join(tmpdir(), 'hikeshi-canary-page-'));
mkdirSync(join(staticDir, 'assets'));
writeFileSync(join(staticDir, 'index.html'), '<!doctype html><title>page</title>');
writeFileSync(join(staticDir, 'manifest.json'), '{}');

const version = '1.2.3';
const onError = (error: unknown) => console.error(error);
const core = await openCore({
  dataDir,
  clock: systemClock,
  newId: uuidV7,
  ports: serverPorts('server'),
  mode: 'own',
  version,
});
const { router } = core;
const loopback = await startLoopbackServer({
  router,
  staticDir,
  port: 0,
  nowMs: systemClock.nowMs,
  entranceText: 'open it again with hikeshi',
  onError,
});
const control = await startControlServer({
  dataDir,
  router,
  host: 'server',
  version,
  openWindow: loopback.issueUrl,
  onError,
});
process.once('SIGTERM', async () => {
  await control.close();
  await loopback.close();
  await core.close();
  process.exit(0);
});
console.log(JSON.stringify({ url: loopback.issueUrl() }));
