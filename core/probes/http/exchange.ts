/** One request over a connection of its own, with what each part of it took. No proxy, no cookie jar, no keep-alive. */
import { type ClientRequest, Agent as HttpAgent, type IncomingMessage, request as requestHttp } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import { isIP, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { checkServerIdentity, connect as connectTls, type PeerCertificate } from 'node:tls';
import type { Way } from '../path/way.ts';
import { allowedLookup, expectAllowedHost } from './allowed-address.ts';
import { HttpFailure, outOfTime, type Phase, toFailure } from './http-failure.ts';
import { createKeptBody, type KeptBody } from './kept-body.ts';

export type ExchangeRequest = {
  method: string;
  url: URL;
  headers: { name: string; value: string }[];
  /** Leads to the URL's own host and port; through a tunnel, to whatever stands at its far end. */
  way: Way;
  limitMs: number;
  cancel: AbortSignal;
};

/** Milliseconds from the start until each part was done; null for parts that were not needed or not reached. */
export type Timings = {
  lookupMs: number | null;
  connectMs: number | null;
  tlsMs: number | null;
  firstByteMs: number | null;
  totalMs: number;
};

export type Exchange = {
  timings: Timings;
  /** Address and port that was talked to. */
  address: string | null;
  /** What came, whole or not; null when nothing came. */
  answer: { message: IncomingMessage; body: KeptBody; isWhole: boolean } | null;
  /** Null when the answer is whole. */
  failure: HttpFailure | null;
};

/** Never rejects for what the target does; a cancel is a failure of its own. */
export function exchange(asked: ExchangeRequest): Promise<Exchange> {
  const { promise, resolve } = Promise.withResolvers<Exchange>();
  const startedMs = performance.now();
  const elapsedMs = () => Math.round((performance.now() - startedMs) * 10) / 10;
  const timings = noTimings();
  const body = createKeptBody();
  let phase = firstPhase(asked);
  let address: string | null = null;
  let message: IncomingMessage | null = null;
  let request: ClientRequest | null = null;

  const finish = (failure: HttpFailure | null) => {
    clearTimeout(timer);
    asked.cancel.removeEventListener('abort', onCancel);
    const answer = message === null ? null : { message, body, isWhole: failure === null && message.complete };
    resolve({ timings: { ...timings, totalMs: elapsedMs() }, address, answer, failure });
    request?.destroy();
  };
  const unansweredTunnel = () => (asked.way.kind === 'tunnel' && message === null ? asked.way : null);
  const fail = (error: unknown) => finish(toFailure(error, phase, unansweredTunnel()));
  const onCancel = () => fail(new HttpFailure('cancelled', 'cancelled'));
  // Timers may run a moment early, and what was waited for must not be less than the limit.
  const timer = setTimeout(() => fail(outOfTime(phase, asked.limitMs)), Math.ceil(asked.limitMs) + 1);
  asked.cancel.addEventListener('abort', onCancel, { once: true });

  const watch = (socket: Socket) => {
    socket.once('lookup', (error) => {
      if (error) return;
      timings.lookupMs = elapsedMs();
      phase = 'connect';
    });
    socket.once('connect', () => {
      timings.connectMs = elapsedMs();
      address = `${socket.remoteAddress}:${socket.remotePort}`;
      phase = asked.url.protocol === 'https:' ? 'tls' : 'answer';
    });
    socket.once('secureConnect', () => {
      timings.tlsMs = elapsedMs();
      phase = 'answer';
    });
  };
  const read = (response: IncomingMessage) => {
    timings.firstByteMs = elapsedMs();
    message = response;
    response.on('data', (chunk: Buffer) => {
      if (!body.add(chunk)) finish(null);
    });
    response.on('end', () => (response.complete ? finish(null) : fail(cutShort())));
    response.on('error', fail);
  };
  try {
    asked.cancel.throwIfAborted();
    expectAllowedHost(asked.url.hostname);
    request = open(asked);
    request.on('socket', watch).on('response', read).on('error', fail);
    request.on('close', () => fail(cutShort()));
    request.end();
  } catch (error) {
    // Cancelled before it began, or a header or a path that cannot be sent.
    if (asked.cancel.aborted) onCancel();
    else fail(error);
  }
  return promise;
}

function noTimings(): Omit<Timings, 'totalMs'> {
  return { lookupMs: null, connectMs: null, tlsMs: null, firstByteMs: null };
}

/** A request that never left, since the way there is broken. */
export function neverSent(failure: HttpFailure, totalMs: number): Exchange {
  return { timings: { ...noTimings(), totalMs }, address: null, answer: null, failure };
}

function cutShort(): HttpFailure {
  return new HttpFailure('reset', 'the connection ended before the answer did');
}

/** What ssh looks up and connects at the far end cannot be told apart from here. */
function firstPhase(asked: ExchangeRequest): Phase {
  if (asked.way.kind === 'ssh') return asked.url.protocol === 'https:' ? 'tls' : 'answer';
  return isIP(nearEnd(asked).host) === 0 ? 'lookup' : 'connect';
}

function open(asked: ExchangeRequest): ClientRequest {
  const { url, method, way } = asked;
  const name = withoutBrackets(url.hostname);
  const options = {
    ...nearEnd(asked),
    method,
    path: `${url.pathname}${url.search}`,
    headers: Object.fromEntries([...asked.headers.map(({ name, value }) => [name, value]), ['Host', url.host]]),
    lookup: allowedLookup,
  };
  const tls = {
    // Said outright, so that no variable of this process's environment turns it off.
    rejectUnauthorized: true,
    servername: isIP(name) === 0 ? name : '',
    checkServerIdentity: (_: string, certificate: PeerCertificate) => checkServerIdentity(name, certificate),
  };
  if (way.kind === 'ssh') {
    const stream: Duplex = way.open(nearEnd(asked));
    // A request makes a connection of its own kind where it is given none, and looks into no pool.
    const request = url.protocol === 'http:' ? requestHttp : requestHttps;
    const secured = () => (url.protocol === 'http:' ? stream : connectTls({ ...tls, socket: stream }));
    return request({ ...options, createConnection: secured });
  }
  if (url.protocol === 'http:') return requestHttp({ ...options, agent: new HttpAgent({ keepAlive: false }) });
  return requestHttps({ ...options, ...tls, agent: new HttpsAgent({ keepAlive: false, maxCachedSessions: 0 }) });
}

/** Host and port that the near end of the way connects to; over ssh, the far one. */
function nearEnd({ url, way }: ExchangeRequest): { host: string; port: number } {
  if (way.kind === 'tunnel') return { host: '127.0.0.1', port: way.localPort };
  const standardPort = url.protocol === 'https:' ? 443 : 80;
  return { host: withoutBrackets(url.hostname), port: url.port === '' ? standardPort : Number(url.port) };
}

function withoutBrackets(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, '');
}
