/** Pattern 2: the API answers slowly, or not in time. */
import { openSession } from '../database-session.ts';
import { soundVersion } from '../deployments.ts';
import { authenticateFunction, maySeeFunction, roles, todoCount } from '../postgres/todo-database.ts';
import type { Visitor } from '../traffic.ts';
import { until } from '../waiting.ts';
import { endApiSessions } from './api-sessions.ts';
import type { Fault, Ground } from './fault.ts';
import { untilLogHas } from './observing.ts';

const dayMs = 24 * 3_600_000;

/** Under the API's own limits for a statement (15 s) and for a wait in the pool (12 s): slow answers, not failing ones. */
const slowLookupSeconds = 6.5;
const slowListSeconds = 12;

/** More than the pool has connections. The last one goes away first, and the log says so. */
function crowd(poolSize: number): Visitor[] {
  return [...Array<number>(poolSize).fill(30_000), 3_000].map((timeoutMs) => ({
    userAgent: 'todo-mobile/2.7',
    pauseMs: 100,
    timeoutMs,
    next: () => ({ method: 'GET', path: '/api/v1/me' }),
  }));
}

export const slow: Fault = {
  name: 'slow',
  summary: `Every request waits ${slowLookupSeconds} s for the user's row, lists ${slowListSeconds} s more; a crowd of them used up the pool.`,
  async putIn(ground) {
    const mark = ground.markLog();
    // Just longer than the impatient visitor waits, so that the crowd's requests are over soon.
    await ground.cluster.administer(authenticateFunction(3.2));
    const leave = ground.traffic.add(crowd(ground.poolSize));
    await untilLogHas(ground, mark, ['connection pool exhausted', 'timeout']);
    await leave();
    await ground.cluster.administer(
      authenticateFunction(slowLookupSeconds) + maySeeFunction(slowListSeconds / todoCount),
    );
    return async () => {
      await ground.cluster.administer(authenticateFunction() + maySeeFunction());
      await endApiSessions(ground);
      await ground.restartApi();
    };
  },
};

export const slowQuery: Fault = {
  name: 'slow-query',
  summary: `Lists check each row with a slow function: these queries take ${slowListSeconds} s, all else is quick.`,
  async putIn(ground) {
    await ground.cluster.administer(maySeeFunction(slowListSeconds / todoCount));
    await untilActive(ground, "query LIKE '%may_see%'");
    return async () => {
      await ground.cluster.administer(maySeeFunction());
      await endApiSessions(ground);
      await ground.restartApi();
    };
  },
};

export const lock: Fault = {
  name: 'lock',
  summary: 'A maintenance session locked the table todos and then went idle in its transaction.',
  async putIn(ground) {
    // LOCK TABLE in this mode asks for more rights on the table than to read it.
    await ground.cluster.administer(`GRANT ALL ON todos TO ${roles.batch}`);
    const session = await openSession(ground.cluster, {
      user: roles.batch,
      password: ground.secrets.batchPassword,
      applicationName: 'nightly-maintenance',
    });
    await session.query('BEGIN; LOCK TABLE todos IN ACCESS EXCLUSIVE MODE');
    await untilActive(ground, "wait_event_type = 'Lock'");
    return async () => {
      await session.end();
      await ground.restartApi();
    };
  },
};

export const poolExhausted: Fault = {
  name: 'pool-exhausted',
  summary: 'Release v1.4.3, deployed yesterday, keeps a connection each time a todo is not found; none is left.',
  async putIn(ground) {
    const mark = ground.markLog();
    await ground.deploy('v1.4.3', 'Tell a missing todo from a forbidden one', dayMs);
    const missing: Visitor = {
      userAgent: 'todo-mobile/2.7',
      pauseMs: 0,
      timeoutMs: 3_000,
      next: () => ({ method: 'GET', path: '/api/v1/todos/999999' }),
    };
    const leave = ground.traffic.add([missing]);
    await untilLogHas(ground, mark, ['connection pool exhausted', 'timeout']);
    return async () => {
      await leave();
      await ground.deploy(soundVersion, 'Roll back v1.4.3', 0);
    };
  },
};

/** Asks for the list of todos, over and over, until the API is seen at it in the database. */
async function untilActive(ground: Ground, condition: string): Promise<void> {
  const leave = ground.traffic.add([
    {
      userAgent: 'todo-mobile/2.7',
      pauseMs: 0,
      timeoutMs: 20_000,
      next: () => ({ method: 'GET', path: '/api/v1/todos' }),
    },
  ]);
  try {
    await until(
      `the API is busy with ${condition}`,
      async () => {
        const busy = await ground.cluster.administer(
          `SELECT FROM pg_stat_activity WHERE usename = '${roles.api}' AND state = 'active' AND ${condition}`,
        );
        return busy.rowCount !== 0;
      },
      { signal: ground.signal },
    );
  } finally {
    await leave();
  }
}
