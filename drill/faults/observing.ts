/** How a fault sees that it has come into force. */
import type { ApiRequest } from '../api-client.ts';
import { until } from '../waiting.ts';
import type { Ground } from './fault.ts';

/** Sends the request again and again until it is answered with `status`. */
export function untilStatus({ client, signal }: Ground, request: ApiRequest, status: number): Promise<void> {
  return until(
    `${request.method} ${request.path} answers ${status}`,
    async () => (await client(request, { signal })).status === status,
    { signal },
  );
}

/** Waits until the application log has got every phrase since `mark`. */
export function untilLogHas(ground: Ground, mark: number, phrases: string[]): Promise<void> {
  return until(
    `the application log has ${phrases.join(', ')}`,
    () => {
      const text = ground.logSince(mark);
      return phrases.every((phrase) => text.includes(phrase));
    },
    { signal: ground.signal },
  );
}
