/**
 * The app's host on the data folder that is its only argument, until it is told to end: the core and the way for the command
 * line to reach it. The pages are left out, so that nothing has to be built.
 */
import { openCore } from '../../../core/core.ts';
import { startControlServer } from '../../../server/control/control-server.ts';
import { systemClock, uuidV7 } from '../../../server/host/system.ts';
import { serverPorts } from '../../../server/ports/server-ports.ts';

const [, , dataDir = ''] = process.argv;
const version = '1.2.3';
const core = await openCore({
  dataDir,
  clock: systemClock,
  newId: uuidV7,
  ports: serverPorts('server'),
  mode: 'own',
  version,
});
const control = await startControlServer({
  dataDir,
  router: core.router,
  host: 'server',
  version,
  openWindow: () => 'http://127.0.0.1:1/?token=window',
  onError: (error) => console.error(error),
});
process.once('SIGTERM', async () => {
  await control.close();
  await core.close();
  process.exit(0);
});
console.log('ready');
