/** Nonces: each good once, for one card and the very sessions that were confirmed, and only for a short while. */
import { randomBytes } from 'node:crypto';
import { type Result, refuse } from '../../shared/contract/problem.ts';
import type { Backend } from '../../shared/incident/action-payloads.ts';
import type { SignalIntent } from '../../shared/incident/decide-action.ts';

/** Time to press a button that one stands before, and no more. */
export const nonceLifeMs = 45_000;

type Armed = { cardId: string; intent: SignalIntent; bornNs: bigint };
type Named = Pick<SignalIntent, 'signal'> & { sessions: readonly Pick<Backend, 'pid' | 'backendStart'>[] };

export type ArmedSignals = {
  /** Answers a nonce; an earlier one of the same card is good no more. */
  arm(cardId: string, intent: SignalIntent): string;
  /** Whatever the answer, the nonce is spent. */
  use(cardId: string, nonce: string, named: Named): Result<SignalIntent>;
  disarm(cardId: string): void;
};

export function createArmedSignals(monoNs: () => bigint): ArmedSignals {
  const armed = new Map<string, Armed>();

  function disarm(cardId: string): void {
    for (const [nonce, each] of armed) if (each.cardId === cardId) armed.delete(nonce);
  }

  return {
    arm(cardId, intent) {
      disarm(cardId);
      const nonce = randomBytes(32).toString('base64url');
      armed.set(nonce, { cardId, intent, bornNs: monoNs() });
      return nonce;
    },
    use(cardId, nonce, named) {
      const found = armed.get(nonce);
      armed.delete(nonce);
      if (found === undefined || found.cardId !== cardId) return refuse('INVALID', 'nonceUnknown');
      if (monoNs() - found.bornNs > BigInt(nonceLifeMs) * 1_000_000n) return refuse('INVALID', 'nonceExpired');
      const { intent } = found;
      const isSame = named.signal === intent.signal && setText(named.sessions) === setText(intent.backends);
      return isSame ? { ok: true, value: intent } : refuse('INVALID', 'nonceForOthers');
    },
    disarm,
  };
}

function setText(sessions: Named['sessions']): string {
  return JSON.stringify(sessions.map(({ pid, backendStart }) => `${pid} ${backendStart}`).sort());
}
