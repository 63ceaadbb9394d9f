/** Pattern 5: a deployment minutes ago, and trouble since. */
import { soundVersion } from '../deployments.ts';
import { deployedAgoMs, type Fault } from './fault.ts';
import { untilStatus } from './observing.ts';

export const badDeploy: Fault = {
  name: 'bad-deploy',
  summary: 'Release v1.5.0, deployed minutes ago, answers every second read of lists, todos and users with a bug.',
  async putIn(ground) {
    await ground.deploy('v1.5.0', 'Preferences in two shards', deployedAgoMs);
    for (const path of ['/api/v1/todos', '/api/v1/lists', '/api/v1/me']) {
      await untilStatus(ground, { method: 'GET', path }, 500);
    }
    return async () => {
      await ground.deploy(soundVersion, 'Roll back v1.5.0', 0);
    };
  },
};
