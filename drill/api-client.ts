/** Requests to the drill's own API, as its users would send them. */

export type ApiRequest = { method: string; path: string; body?: unknown };

/** `status` is null when no answer came: refused, reset, or given up after the request's time. */
export type ApiResult = { status: number | null; body: unknown; durationMs: number };

export type ApiClient = (
  request: ApiRequest,
  options?: { timeoutMs?: number; userAgent?: string; signal?: AbortSignal },
) => Promise<ApiResult>;

export function createApiClient(apiUrl: string, token: string): ApiClient {
  return async ({ method, path, body }, { timeoutMs = 20_000, userAgent = 'todo-web/3.2', signal } = {}) => {
    const startedAt = performance.now();
    const done = (status: number | null, answer: unknown): ApiResult => ({
      status,
      body: answer,
      durationMs: performance.now() - startedAt,
    });
    const timeout = AbortSignal.timeout(timeoutMs);
    try {
      const response = await fetch(`${apiUrl}${path}`, {
        method,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'user-agent': userAgent },
        body: body === undefined ? null : JSON.stringify(body),
        signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
      });
      return done(response.status, await response.json());
    } catch {
      return done(null, null);
    }
  };
}
