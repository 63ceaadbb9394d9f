/** Pattern 3: the API lives, and cannot get to its database. */
import { randomBytes } from 'node:crypto';
import { escapeLiteral } from 'pg';
import { openSession, type Session } from '../database-session.ts';
import { roles } from '../postgres/todo-database.ts';
import { until } from '../waiting.ts';
import { endApiSessions } from './api-sessions.ts';
import type { Fault, Ground } from './fault.ts';
import { untilStatus } from './observing.ts';

const anEndpoint = { method: 'GET', path: '/api/v1/lists' };

export const dbDown: Fault = {
  name: 'db-down',
  summary: 'PostgreSQL was stopped.',
  async putIn(ground) {
    await ground.cluster.stop();
    await untilStatus(ground, anEndpoint, 500);
    return async () => {
      await ground.cluster.start();
      await ground.restartApi();
    };
  },
};

export const authFailure: Fault = {
  name: 'auth-failure',
  summary: "The password of the API's database role was changed, and its configuration still holds the old one.",
  async putIn(ground) {
    await changeApiPassword(ground, randomBytes(12).toString('base64url'));
    await endApiSessions(ground);
    await untilStatus(ground, anEndpoint, 500);
    return async () => {
      await changeApiPassword(ground, ground.secrets.apiPassword);
      await ground.restartApi();
    };
  },
};

export const dbExhausted: Fault = {
  name: 'db-exhausted',
  summary: 'A batch job holds every connection that max_connections allows, most of them idle.',
  async putIn(ground) {
    const held: Session[] = [];
    try {
      await until(
        'the API gets no connection',
        async () => {
          await takeAllConnections(ground, held);
          // A pool that already has connections would live on: as in a failover they end, and the batch job is quicker.
          await endApiSessions(ground);
          await takeAllConnections(ground, held);
          return (await ground.client(anEndpoint, { signal: ground.signal })).status === 500;
        },
        { signal: ground.signal },
      );
      for (const session of held.slice(0, 3)) await session.query('BEGIN');
    } catch (error) {
      await endAll(held);
      throw error;
    }
    return async () => {
      await endAll(held);
      await ground.restartApi();
    };
  },
};

/** Opens sessions until the server has none left for anyone but a superuser. */
async function takeAllConnections(ground: Ground, held: Session[]): Promise<void> {
  const login = { user: roles.batch, password: ground.secrets.batchPassword, applicationName: 'report-batch' };
  for (;;) {
    try {
      held.push(await openSession(ground.cluster, login));
    } catch (error) {
      if ((error as { code?: unknown }).code === '53300') return;
      throw error;
    }
  }
}

async function endAll(sessions: Session[]): Promise<void> {
  await Promise.all(sessions.map((session) => session.end()));
}

async function changeApiPassword(ground: Ground, password: string): Promise<void> {
  await ground.cluster.administer(`ALTER ROLE ${roles.api} PASSWORD ${escapeLiteral(password)}`);
}
