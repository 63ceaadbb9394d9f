/** How a request ended that got no whole answer, by the classes a responder tells apart. */
import type { Outcome } from '../../../shared/diagnosis/reading.ts';
import { PathFailure, TargetFailure } from '../path/path-failure.ts';

/** How far a request came. */
export type Phase = 'lookup' | 'connect' | 'tls' | 'answer';

export class HttpFailure extends Error {
  readonly outcome: Outcome | 'cancelled';
  /** The way that is broken, where it has a name. */
  readonly path: PathFailure | null;

  constructor(outcome: HttpFailure['outcome'], message: string, path: PathFailure | null = null) {
    super(message);
    this.outcome = outcome;
    this.path = path;
  }
}

const byCode: Record<string, Outcome> = {
  ECONNREFUSED: 'refused',
  ECONNRESET: 'reset',
  ECONNABORTED: 'reset',
  EPIPE: 'reset',
  ETIMEDOUT: 'timeout',
  ENOTFOUND: 'dns',
  EAI_AGAIN: 'dns',
  EAI_NODATA: 'dns',
  EAI_FAIL: 'dns',
  EAI_NONAME: 'dns',
  // No route says that the way is broken (a VPN that is down), nothing of the server.
  ENETUNREACH: 'noPath',
  EHOSTUNREACH: 'noPath',
  EHOSTDOWN: 'noPath',
  ENETDOWN: 'noPath',
  EADDRNOTAVAIL: 'noPath',
  EACCES: 'noPath',
  EPERM: 'noPath',
  ERR_INVALID_CHAR: 'invalid',
  ERR_UNESCAPED_CHARACTERS: 'invalid',
};

const byPhase: Record<Phase, Outcome> = { lookup: 'dns', connect: 'noPath', tls: 'tls', answer: 'invalid' };

/**
 * Tells apart what the socket, TLS or the parser threw. `unansweredTunnel`: nothing came through a tunnel yet; it is closed
 * then, or leads nowhere, which cannot be told from a target that hangs up, and so is a broken path.
 */
export function toFailure(error: unknown, phase: Phase, unansweredTunnel: { localPort: number } | null): HttpFailure {
  if (error instanceof PathFailure) return throughBrokenPath(error);
  if (error instanceof TargetFailure) return new HttpFailure(error.outcome, error.message);
  const code = codeOf(error);
  const message = messageOf(error) || code || 'failed';
  const outcome =
    error instanceof HttpFailure ? error.outcome : (byCode[code] ?? (isTls(code) ? 'tls' : byPhase[phase]));
  if (unansweredTunnel !== null && (outcome === 'refused' || outcome === 'reset')) {
    const said = `the tunnel is closed or leads nowhere: ${message}`;
    return throughBrokenPath(new PathFailure('tunnelClosed', `localhost:${unansweredTunnel.localPort}`, said));
  }
  return new HttpFailure(outcome, message);
}

export function throughBrokenPath(failure: PathFailure): HttpFailure {
  return new HttpFailure(failure.fault === 'cancelled' ? 'cancelled' : 'noPath', failure.message, failure);
}

/** Time ran out. A name still being looked up says nothing of the target. */
export function outOfTime(phase: Phase, limitMs: number): HttpFailure {
  const what = { lookup: 'the name', connect: 'the connection', tls: 'TLS', answer: 'the answer' }[phase];
  return new HttpFailure(phase === 'lookup' ? 'dns' : 'timeout', `${what} took longer than ${limitMs} ms`);
}

function isTls(code: string): boolean {
  return /^ERR_(?:TLS|SSL)|^EPROTO$|CERT|SIGNATURE|CRL_|SELF_SIGNED|^HOSTNAME_MISMATCH$|^INVALID_(?:CA|PURPOSE)$/.test(
    code,
  );
}

/** Of several addresses tried, the last one's error stands for all. */
function codeOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  if (typeof code === 'string') return code;
  return error instanceof AggregateError ? codeOf(error.errors.at(-1) ?? null) : '';
}

function messageOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(messageOf).join('; ');
  return error instanceof Error ? error.message : String(error);
}
