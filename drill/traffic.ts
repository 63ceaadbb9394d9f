/** The users of the TODO service: light and steady, so that the logs live; some faults add users of their own. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { ApiClient, ApiRequest, ApiResult } from './api-client.ts';

/** One user: a request after the other, never two at once. */
export type Visitor = {
  userAgent: string;
  /** Pause after each answer. */
  pauseMs: number;
  /** Patience: the request is given up after it. */
  timeoutMs: number;
  /** The next request, knowing how the last one ended. */
  next(last: ApiResult | null): ApiRequest;
};

export type Traffic = {
  /** Lets visitors in; the returned function sends them away and resolves when their last request has ended. */
  add(visitors: Visitor[]): () => Promise<void>;
  stop(): Promise<void>;
};

export function startTraffic(client: ApiClient): Traffic {
  const leavers = new Set<() => Promise<void>>();

  function add(visitors: Visitor[]): () => Promise<void> {
    const leaving = new AbortController();
    const visits = visitors.map((visitor) => visit(client, visitor, leaving.signal));
    const leave = async () => {
      leaving.abort();
      await Promise.all(visits);
      leavers.delete(leave);
    };
    leavers.add(leave);
    return leave;
  }

  add([steadyVisitor()]);
  return {
    add,
    async stop() {
      await Promise.all([...leavers].map((leave) => leave()));
    },
  };
}

async function visit(client: ApiClient, visitor: Visitor, signal: AbortSignal): Promise<void> {
  const { userAgent, timeoutMs, pauseMs } = visitor;
  let last: ApiResult | null = null;
  while (!signal.aborted) {
    last = await client(visitor.next(last), { userAgent, timeoutMs, signal });
    await sleep(pauseMs, undefined, { signal }).catch(() => {});
  }
}

const reads = ['/api/v1/todos', '/api/v1/lists', '/api/v1/me', '/api/v1/todos/1', '/health'];

/** Reads in turn, and once a round writes a todo and deletes it again. */
function steadyVisitor(): Visitor {
  let turn = -1;
  return {
    userAgent: 'todo-web/3.2',
    pauseMs: 500,
    timeoutMs: 10_000,
    next(last) {
      const created = idOf(last);
      if (created !== null) return { method: 'DELETE', path: `/api/v1/todos/${created}` };
      turn = (turn + 1) % (reads.length + 1);
      const path = reads[turn];
      if (path === undefined) return { method: 'POST', path: '/api/v1/todos', body: { name: 'Buy milk' } };
      return { method: 'GET', path };
    },
  };
}

/** The id of the todo that the last request created, null when it was another request. */
function idOf(last: ApiResult | null): number | null {
  return last?.status === 201 ? (last.body as { id: number }).id : null;
}
