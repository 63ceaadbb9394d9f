/** Looking at an HTTP API: one GET or HEAD, with its timings, as a reading and as evidence. */
import type { Reading } from '../../shared/diagnosis/reading.ts';
import { toEvidence } from './evidence.ts';
import { exchangeText } from './http/answer-text.ts';
import { clockOffset } from './http/clock-offset.ts';
import { type Exchange, exchange, neverSent } from './http/exchange.ts';
import { throughBrokenPath } from './http/http-failure.ts';
import { type HttpRequest, type PlannedRequest, planRequest } from './http/plan-request.ts';
import { redirectOf } from './http/redirect.ts';
import { PathFailure } from './path/path-failure.ts';
import { brokenPathReadings } from './path/path-reading.ts';
import { viaText, type Way, wayTo } from './path/way.ts';
import type { CheckOutcome, ProbeContext } from './probe.ts';
import { createRedactor } from './redaction.ts';
import { Unreadable, unreadableOutcome } from './unreadable.ts';

const limitWithoutEnvironmentMs = 10_000;
const mostRedirects = 3;

type Hop = { url: URL; exchange: Exchange; startedAtMs: number };

/**
 * Runs one request of the environment or of the runbook. An answer of any status is `answered`; what went wrong before it was
 * whole is told by the outcome.
 */
export async function runHttp(request: HttpRequest, context: ProbeContext): Promise<CheckOutcome> {
  const startedAtMs = context.nowMs();
  try {
    const planned = planRequest(request, context.environment);
    const { token, hops } = await ask(planned, context);
    const redact = withToken(token, context.redact);
    const notes = notesOf(planned, { token, hasReference: (context.environment.api?.token ?? null) !== null });
    const via = viaText(context.environment.api?.path ?? direct);
    return outcomeOf(planned, hops, { redact, notes, startedAtMs, via });
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return unreadableOutcome(error, { title: titleOf(request), startedAtMs }, context);
  }
}

/** Without a token, or with one that has expired. */
const refuses: ReadonlySet<number> = new Set([401, 403]);

/** Most tokens are known to the context already, and the patterns of one that is not are dear to make. */
function withToken(token: string | null, redact: ProbeContext['redact']): ProbeContext['redact'] {
  if (token === null || !redact(token).includes(token)) return redact;
  const redactToken = createRedactor(() => [token]);
  return (text) => redact(redactToken(text));
}

/** Asks with the token that there is, and once more where that one has expired and a program makes another. */
async function ask(planned: PlannedRequest, context: ProbeContext): Promise<{ token: string | null; hops: Hop[] }> {
  const token = await tokenFor(planned, context);
  const hops = await follow(planned, token, context);
  const ref = planned.wantsToken ? (context.environment.api?.token ?? null) : null;
  const isRefused = refuses.has(hops.at(-1)?.exchange.answer?.message.statusCode ?? 0);
  if (ref === null || !isRefused) return { token, hops };
  if (token === null && ref.kind === 'ask') throw new Unreadable('secretMissing', 'the token has not been entered');
  if (token === null || ref.kind !== 'program') return { token, hops };
  const renewed = await context.resolveSecret(ref, 'renewed').catch(() => null);
  if (renewed === null || renewed === token) return { token, hops };
  return { token: renewed, hops: await follow(planned, renewed, context) };
}

/** The token of the environment, which is for its own address alone. */
async function tokenFor({ wantsToken }: PlannedRequest, context: ProbeContext): Promise<string | null> {
  const ref = context.environment.api?.token ?? null;
  // A key store that fails leaves the request without a token, which its evidence says.
  return wantsToken && ref !== null ? context.resolveSecret(ref).catch(() => null) : null;
}

const direct = { kind: 'direct' } as const;

/** The request, and those its answers redirect to where the runbook asks for that. One limit of time holds for all. */
async function follow(planned: PlannedRequest, token: string | null, context: ProbeContext): Promise<Hop[]> {
  const { api } = context.environment;
  const startedAtMs = context.nowMs();
  const startedMs = performance.now();
  let way: Way;
  try {
    way = await wayTo(api?.path ?? direct, context);
  } catch (error) {
    if (!(error instanceof PathFailure)) throw error;
    const failed = neverSent(throughBrokenPath(error), performance.now() - startedMs);
    return [{ url: planned.url, startedAtMs, exchange: failed }];
  }
  const limitMs = api?.timeoutMs ?? limitWithoutEnvironmentMs;
  const hops: Hop[] = [];
  let url: URL | null = planned.url;
  while (url !== null) {
    const isOwn = url.origin === planned.url.origin;
    const hop: Hop = {
      url,
      startedAtMs: context.nowMs(),
      exchange: await exchange({
        method: planned.method,
        url,
        headers: isOwn ? headersOf(planned, token) : plainHeaders,
        way,
        limitMs: Math.max(1, limitMs - totalMs(hops)),
        cancel: context.cancel,
      }),
    };
    await blameWay(way, hop.exchange);
    hops.push(hop);
    const mayFollow = planned.followRedirects && hops.length <= mostRedirects;
    url = mayFollow ? redirectOf(hop.url, hop.exchange, way.kind !== 'direct') : null;
  }
  return hops;
}

const mayBeTheWay: ReadonlySet<string> = new Set(['timeout', 'reset']);

/** Silence, or a connection cut, is the target's only where the way to it still answers. */
async function blameWay(way: Way, exchange: Exchange): Promise<void> {
  if (way.kind !== 'ssh' || exchange.failure === null || !mayBeTheWay.has(exchange.failure.outcome)) return;
  try {
    await way.expectAlive();
  } catch (error) {
    if (!(error instanceof PathFailure)) throw error;
    exchange.failure = throughBrokenPath(error);
  }
}

function totalMs(hops: readonly Hop[]): number {
  return hops.reduce((sum, hop) => sum + hop.exchange.timings.totalMs, 0);
}

const plainHeaders = [
  { name: 'Accept', value: '*/*' },
  { name: 'User-Agent', value: 'hikeshi' },
];

function headersOf({ headers }: PlannedRequest, token: string | null): PlannedRequest['headers'] {
  const own = plainHeaders.filter(
    ({ name }) => !headers.some((header) => header.name.toLowerCase() === name.toLowerCase()),
  );
  const credential = token === null ? [] : [{ name: 'Authorization', value: `Bearer ${token}` }];
  return [...own, ...headers, ...credential];
}

function outcomeOf(
  planned: PlannedRequest,
  hops: readonly Hop[],
  {
    redact,
    notes,
    startedAtMs,
    via,
  }: { redact: (text: string) => string; notes: string[]; startedAtMs: number; via: string },
): CheckOutcome {
  const last = hops.at(-1);
  if (last === undefined) throw new Unreadable('failed', 'nothing was asked');
  const durationMs = totalMs(hops);
  const target = redact(`${planned.method} ${planned.url.href}${via}`);
  const text = hops.map((hop) => `${planned.method} ${hop.url.href}${via}\n${exchangeText(hop.exchange, redact)}`);
  const evidence = toEvidence([...notes, ...text, ''].join('\n'), 'text/plain', redact);
  return {
    target,
    startedAtMs,
    durationMs: Math.round(durationMs),
    readings: [
      readingOf(planned, last.exchange, { target, durationMs, redact }),
      ...brokenPathReadings(last.exchange.failure?.path ?? null, Math.round(durationMs)),
    ],
    evidence: last.exchange.failure?.outcome === 'cancelled' ? null : evidence,
    clockOffsetMs: offsetOf(last),
  };
}

function readingOf(
  { method, url, health }: PlannedRequest,
  { answer, failure }: Exchange,
  { target, durationMs, redact }: { target: string; durationMs: number; redact: (text: string) => string },
): Reading {
  if (failure?.outcome === 'cancelled') return { kind: 'unreadable', target, reason: 'cancelled', detail: '' };
  return {
    kind: 'http',
    url: redact(url.href),
    path: redact(`${url.pathname}${url.search}`),
    method,
    health,
    outcome: failure?.outcome ?? 'answered',
    status: answer?.message.statusCode ?? null,
    durationMs: Math.round(durationMs * 10) / 10,
  };
}

function offsetOf({ exchange: { answer, timings }, startedAtMs }: Hop): number | null {
  if (answer === null) return null;
  const sentAtMs = startedAtMs + (timings.tlsMs ?? timings.connectMs ?? 0);
  const receivedAtMs = startedAtMs + (timings.firstByteMs ?? timings.totalMs);
  const { date, age } = answer.message.headers;
  return clockOffset({ date, age }, { sentAtMs, receivedAtMs });
}

/** What was sent otherwise than the runbook or the environment says. */
function notesOf(
  { withheld, wantsToken }: PlannedRequest,
  { token, hasReference }: { token: string | null; hasReference: boolean },
): string[] {
  const without = withheld.filter((name) => token === null || name.toLowerCase() !== 'authorization');
  const notes = without.length > 0 ? [`(not sent: ${without.join(', ')})`] : [];
  if (!wantsToken || !hasReference) return notes;
  const sent = token === null ? "(the environment's token could not be had)" : "(with the environment's token)";
  return [sent, ...notes];
}

function titleOf(request: HttpRequest): string {
  return request.kind === 'endpoint' ? `GET ${request.path}` : `${request.probe.method} ${request.probe.url}`;
}
