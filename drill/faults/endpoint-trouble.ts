/** Pattern 4: one endpoint fails, the others are fine. */
import { deployedAgoMs, type Fault } from './fault.ts';
import { untilStatus } from './observing.ts';

const listTodos = { method: 'GET', path: '/api/v1/todos' };
const createTodo = { method: 'POST', path: '/api/v1/todos', body: { name: 'Water the plants' } };

export const endpoint: Fault = {
  name: 'endpoint',
  summary: 'The column todos.name was renamed by hand: every query on todos fails, lists and users are fine.',
  async putIn(ground) {
    await ground.cluster.administer('ALTER TABLE todos RENAME COLUMN name TO title');
    await untilStatus(ground, listTodos, 500);
    return async () => {
      await ground.cluster.administer('ALTER TABLE todos RENAME COLUMN title TO name');
    };
  },
};

export const missingMigration: Fault = {
  name: 'missing-migration',
  summary: 'Release v1.5.1, deployed minutes ago, reads todos.priority; the migration that adds it was not run.',
  async putIn(ground) {
    await ground.cluster.administer('ALTER TABLE todos DROP COLUMN IF EXISTS priority');
    await ground.deploy('v1.5.1', 'Priorities', deployedAgoMs);
    await untilStatus(ground, listTodos, 500);
    return async () => {
      await ground.cluster.administer('ALTER TABLE todos ADD COLUMN priority integer NOT NULL DEFAULT 0');
    };
  },
};

export const constraintViolation: Fault = {
  name: 'constraint-violation',
  summary: "The user's default list points to a list that does not exist: creating a todo breaks the foreign key.",
  hiddenFromLooks: true,
  async putIn(ground) {
    await ground.cluster.administer('UPDATE users SET default_list_id = 9999');
    await untilStatus(ground, createTodo, 500);
    return async () => {
      await ground.cluster.administer('UPDATE users SET default_list_id = 1');
    };
  },
};

export const validationError: Fault = {
  name: 'validation-error',
  summary: 'A new version of the mobile app sends "title" for "name": its todos are rejected with 400.',
  hiddenFromLooks: true,
  async putIn(ground) {
    const wrong = { ...createTodo, body: { title: 'Water the plants' } };
    const leave = ground.traffic.add([
      { userAgent: 'todo-mobile/3.0', pauseMs: 700, timeoutMs: 10_000, next: () => wrong },
    ]);
    await untilStatus(ground, wrong, 400);
    return leave;
  },
};
