/**
 * Who may talk to the loopback server: a one-time token, printed or handed to the browser, is exchanged for a session's cookie.
 * Only hashes are kept, and they are compared in constant time.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

export const tokenLifeMs = 60_000;
const freeMisses = 5;
const longestBackoffMs = 60_000;
const mostSessions = 50;
const mostTokens = 20;

export type Session = { id: string };

export type Exchange = { kind: 'ok'; secret: string } | { kind: 'refused' } | { kind: 'wait'; waitMs: number };

export type Sessions = {
  /** A fresh token: good for one exchange within `tokenLifeMs`. */
  issueToken(): string;
  /** Takes a token and gives a session's secret. After some wrong ones every exchange has to wait, longer each time. */
  exchange(token: string): Exchange;
  /** The session with this secret, or null. */
  find(secret: string): Session | null;
};

export function createSessions(nowMs: () => number): Sessions {
  let tokens: { hash: Buffer; untilMs: number }[] = [];
  let sessions: { hash: Buffer; session: Session }[] = [];
  let misses = 0;
  let closedUntilMs = 0;

  return {
    issueToken() {
      const token = randomSecret();
      tokens = [...alive(tokens, nowMs()), { hash: hashOf(token), untilMs: nowMs() + tokenLifeMs }].slice(-mostTokens);
      return token;
    },
    exchange(token) {
      const waitMs = closedUntilMs - nowMs();
      if (waitMs > 0) return { kind: 'wait', waitMs };
      const hash = hashOf(token);
      const left = alive(tokens, nowMs());
      const match = left.find((candidate) => timingSafeEqual(candidate.hash, hash));
      if (match === undefined) {
        misses += 1;
        if (misses >= freeMisses) {
          closedUntilMs = nowMs() + Math.min(1_000 * 2 ** (misses - freeMisses), longestBackoffMs);
        }
        return { kind: 'refused' };
      }
      tokens = left.filter((candidate) => candidate !== match);
      misses = 0;
      const secret = randomSecret();
      sessions = [...sessions, { hash: hashOf(secret), session: { id: randomBytes(9).toString('hex') } }].slice(
        -mostSessions,
      );
      return { kind: 'ok', secret };
    },
    find(secret) {
      const hash = hashOf(secret);
      return sessions.find((candidate) => timingSafeEqual(candidate.hash, hash))?.session ?? null;
    },
  };
}

function alive<T extends { untilMs: number }>(tokens: readonly T[], nowMs: number): T[] {
  return tokens.filter((token) => token.untilMs > nowMs);
}

/** 32 random bytes, fit for a URL and a cookie. */
export function randomSecret(): string {
  return randomBytes(32).toString('base64url');
}

function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
