/** Pattern 1: the API's process does not run. */
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { soundVersion } from '../deployments.ts';
import { deployedAgoMs, type Fault, type Ground, type Recover } from './fault.ts';

export const down: Fault = {
  name: 'down',
  summary: 'The API was killed, and does not start again: its configuration lacks database.host.',
  async putIn(ground) {
    const config = JSON.parse(readFileSync(ground.layout.apiConfigFile, 'utf8')) as { database: { host?: string } };
    delete config.database.host;
    return failToRestart(ground, JSON.stringify(config, null, 2));
  },
};

export const configError: Fault = {
  name: 'config-error',
  summary: 'The API does not start: its configuration file was cut off in the middle and is no JSON.',
  async putIn(ground) {
    const text = readFileSync(ground.layout.apiConfigFile, 'utf8');
    return failToRestart(ground, text.slice(0, text.length / 2));
  },
};

/** Kills the API and starts it with a configuration that it cannot start with; recovers by correcting it. */
async function failToRestart(ground: Ground, configuration: string): Promise<Recover> {
  await ground.api.kill();
  writeFileSync(ground.layout.apiConfigFile, configuration);
  expectExited(await ground.restartApi());
  return async () => {
    ground.configureApi({});
    await ground.restartApi();
  };
}

export const portInUse: Fault = {
  name: 'port-in-use',
  summary: "Another process took the API's port during a restart; it ends every connection at once.",
  async putIn(ground) {
    await ground.api.stop();
    const squatter = createServer((socket) => socket.destroy()).listen(ground.apiPort, '127.0.0.1');
    await once(squatter, 'listening');
    squatter.unref();
    expectExited(await ground.restartApi());
    return async () => {
      squatter.close();
      await once(squatter, 'close');
      await ground.restartApi();
    };
  },
};

export const deployCrash: Fault = {
  name: 'deploy-crash',
  summary: 'Release v1.6.0, deployed minutes ago, ends while starting: it needs a setting that nobody added.',
  async putIn(ground) {
    expectExited(await ground.deploy('v1.6.0', 'Sessions that outlive a restart', deployedAgoMs));
    return async () => {
      await ground.deploy(soundVersion, 'Roll back v1.6.0', 0);
    };
  },
};

function expectExited(outcome: 'listening' | 'exited'): void {
  if (outcome !== 'exited') throw new Error('the API started although it should not have been able to');
}
