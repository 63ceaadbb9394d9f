/**
 * Hands a text to a Slack-compatible webhook: one POST of `{"text": …}`. Beside the probes the only sender of the app, and only what a
 * person saw and sent. Https alone, certificates checked, no redirect followed, nothing of the answer kept but its status.
 */
import { request } from 'node:https';
import type { DeliveryOutcome } from '../../shared/incident/message-payloads.ts';
import { allowedLookup, expectAllowedHost } from '../probes/http/allowed-address.ts';

export type Delivery = {
  outcome: DeliveryOutcome;
  /** Of the answer; null where none came. */
  status: number | null;
};

export const webhookLimitMs = 10_000;

/** Never throws for what the far end does. `limitMs` bounds the whole of it, looking the name up included. */
export function postToWebhook(address: string, text: string, limitMs = webhookLimitMs): Promise<Delivery> {
  const url = webhookUrl(address);
  if (url === null) return Promise.resolve({ outcome: 'notAllowed', status: null });
  const body = JSON.stringify({ text });
  const { promise, resolve } = Promise.withResolvers<Delivery>();
  const limit = AbortSignal.timeout(limitMs);
  const sending = request(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(body) },
    lookup: allowedLookup,
    // A connection of its own: nothing of it is left for a later message.
    agent: false,
    signal: limit,
  });
  sending.once('response', (response) => {
    const status = response.statusCode ?? null;
    // What comes after the status is nobody's business here, however long it is.
    response.once('error', () => undefined);
    response.destroy();
    resolve({ outcome: outcomeOf(status), status });
  });
  sending.once('error', (error: NodeJS.ErrnoException) => {
    resolve({ outcome: limit.aborted ? 'timeout' : failureOf(error), status: null });
  });
  sending.end(body);
  return promise;
}

/** Null for what is no https address, carries a name and password, or leads to where a cloud machine asks for itself. */
function webhookUrl(address: string): URL | null {
  const url = URL.parse(address.trim());
  if (url === null || url.protocol !== 'https:' || url.username !== '' || url.password !== '') return null;
  try {
    expectAllowedHost(url.hostname);
    return url;
  } catch {
    return null;
  }
}

function outcomeOf(status: number | null): DeliveryOutcome {
  if (status === null) return 'failed';
  if (status >= 200 && status < 300) return 'delivered';
  return status >= 300 && status < 400 ? 'redirected' : 'refused';
}

function failureOf({ code = '' }: NodeJS.ErrnoException): DeliveryOutcome {
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'dns';
  return /CERT|SELF_SIGNED|UNABLE_TO|ERR_TLS|EPROTO|ERR_SSL/u.test(code) ? 'tls' : 'failed';
}
