/** What the API answers, and the SQL behind it. */
import type pg from 'pg';
import { Failure } from './failure.ts';
import type { PreferencesCache } from './preferences.ts';
import type { Release } from './releases.ts';

export type Call = {
  connection: pg.PoolClient;
  release: Release;
  preferences: PreferencesCache;
  user: User;
  /** The number at the end of the path, null without one. */
  id: number | null;
  body: unknown;
};
export type User = { id: number; name: string; defaultListId: number };
export type Answer = { status: number; body: unknown };
type Route = (call: Call) => Promise<Answer>;

const routes: Record<string, Route> = {
  'GET /api/v1/me': showUser,
  'GET /api/v1/lists': listLists,
  'GET /api/v1/todos': listTodos,
  'POST /api/v1/todos': createTodo,
  'GET /api/v1/todos/:id': showTodo,
  'PUT /api/v1/todos/:id': changeTodo,
  'DELETE /api/v1/todos/:id': deleteTodo,
};

/** The route of a request, and the id in its path; null where there is none. */
export function routeOf(method: string, path: string): { route: Route; id: number | null } | null {
  const withId = /^(.*)\/(\d{1,9})$/.exec(path);
  const route = routes[withId === null ? `${method} ${path}` : `${method} ${withId[1]}/:id`];
  return route === undefined ? null : { route, id: withId === null ? null : Number(withId[2]) };
}

/** Who sent the token. Throws {@link Failure} 401. */
export async function authenticate(connection: pg.PoolClient, token: string): Promise<User> {
  const found = await connection.query<User>(
    'SELECT id, name, default_list_id AS "defaultListId" FROM authenticate($1)',
    [token],
  );
  const user = found.rows[0];
  if (user === undefined) throw new Failure(401, 'unknown token');
  return user;
}

type TodoRow = { id: number; listId: number; name: string; done: boolean; createdAt: Date; priority?: number };

function columns(release: Release): string {
  const priority = release.readsPriority ? ', priority' : '';
  return `id, list_id AS "listId", name, done, created_at AS "createdAt"${priority}`;
}

async function showUser({ preferences, user }: Call): Promise<Answer> {
  const { timeZone } = preferences.of(user.id);
  return { status: 200, body: { timeZone, id: user.id, name: user.name } };
}

async function listTodos({ connection, release, preferences, user }: Call): Promise<Answer> {
  const found = await connection.query<TodoRow>(
    `SELECT ${columns(release)} FROM todos WHERE may_see($1, list_id) ORDER BY created_at DESC LIMIT 100`,
    [user.id],
  );
  const { timeZone } = preferences.of(user.id);
  return { status: 200, body: { timeZone, todos: found.rows } };
}

async function listLists({ connection, preferences, user }: Call): Promise<Answer> {
  const found = await connection.query(
    `SELECT id, name, (SELECT count(*)::int FROM todos WHERE list_id = lists.id AND may_see($1, list_id)) AS "todoCount"
     FROM lists WHERE user_id = $1 ORDER BY id`,
    [user.id],
  );
  const { timeZone } = preferences.of(user.id);
  return { status: 200, body: { timeZone, lists: found.rows } };
}

async function createTodo({ connection, release, user, body }: Call): Promise<Answer> {
  const { name, listId } = readTodo(body);
  const created = await connection.query<TodoRow>(
    `INSERT INTO todos (list_id, name) VALUES ($1, $2) RETURNING ${columns(release)}`,
    [listId ?? user.defaultListId, name],
  );
  return { status: 201, body: created.rows[0] };
}

async function showTodo({ connection, release, id }: Call): Promise<Answer> {
  const found = await connection.query<TodoRow>(`SELECT ${columns(release)} FROM todos WHERE id = $1`, [id]);
  return one(found.rows[0], id);
}

async function changeTodo({ connection, release, id, body }: Call): Promise<Answer> {
  const { name, done } = readTodo(body);
  const changed = await connection.query<TodoRow>(
    `UPDATE todos SET name = $2, done = coalesce($3, done) WHERE id = $1 RETURNING ${columns(release)}`,
    [id, name, done],
  );
  return one(changed.rows[0], id);
}

async function deleteTodo({ connection, id }: Call): Promise<Answer> {
  const deleted = await connection.query<{ id: number }>('DELETE FROM todos WHERE id = $1 RETURNING id', [id]);
  return { ...one(deleted.rows[0], id), body: null };
}

function one(row: object | undefined, id: number | null): Answer {
  if (row === undefined) throw new Failure(404, `there is no todo ${id}`);
  return { status: 200, body: row };
}

/** Throws {@link Failure} 400, worded "validation error: …". */
function readTodo(body: unknown): { name: string; listId: number | null; done: boolean | null } {
  const {
    name,
    listId = null,
    done = null,
  } = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  if (typeof name !== 'string' || name.trim() === '' || name.length > 200) {
    throw new Failure(400, 'validation error: "name" must be a text of 1 to 200 characters');
  }
  if (listId !== null && !Number.isInteger(listId))
    throw new Failure(400, 'validation error: "listId" must be a number');
  if (done !== null && typeof done !== 'boolean')
    throw new Failure(400, 'validation error: "done" must be true or false');
  return { name, listId: listId as number | null, done };
}
