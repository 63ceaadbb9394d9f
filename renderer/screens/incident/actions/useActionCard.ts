/** One open card: its connection is there for as long as the card is shown, and what a person chose in it. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ActionCard, ActionResult } from '../../../../shared/contract/action-view.ts';
import type { Approval } from '../../../../shared/incident/action-payloads.ts';
import type { Signal } from '../../../../shared/runbook/commands/signal-statement.ts';
import { client, newCommandId } from '../../../contract/client.ts';
import { type CallProblem, toCallProblem } from '../../../contract/problem.ts';
import { canChoose, sessionKey } from './session-groups.ts';

/** A yes that was given: good once, until it ends. */
export type Armed = { nonce: string; endsAtMs: number; signal: Signal; sessions: Named[] };
type Named = { pid: number; backendStart: string };

export type CardState = {
  card: ActionCard | null;
  /** What goes on: opening or reading, saying yes, doing. */
  busy: 'reading' | 'arming' | 'running' | null;
  problem: CallProblem | null;
  armed: Armed | null;
  result: ActionResult | null;
};

const opening: CardState = { card: null, busy: 'reading', problem: null, armed: null, result: null };

export function useActionCard(request: {
  incidentId: string;
  runbookCommandId: string;
  inputs: Readonly<Record<string, string>>;
}) {
  const [state, setState] = useState<CardState>(opening);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [attempt, setAttempt] = useState<{ password: string | null }>({ password: null });
  const asked = useRef(request);
  const change = useCallback((part: Partial<CardState>) => setState((now) => ({ ...now, ...part })), []);

  useEffect(() => {
    const leaving = new AbortController();
    let cardId: string | null = null;
    setState(opening);
    const open = async (): Promise<void> => {
      const { incidentId, runbookCommandId, inputs } = asked.current;
      const input = { incidentId, runbookCommandId, inputs: { ...inputs }, password: attempt.password };
      try {
        const card = await client.actions.open(input, { signal: leaving.signal });
        cardId = card.cardId;
        if (leaving.signal.aborted) release(cardId);
        else change({ card, busy: null });
      } catch (error) {
        if (!leaving.signal.aborted) change({ busy: null, problem: toCallProblem(error) });
      }
    };
    void open();
    return () => {
      leaving.abort();
      if (cardId !== null) release(cardId);
    };
  }, [attempt, change]);

  const read = async (longerThanSeconds: number | null): Promise<void> => {
    if (state.card === null || state.busy !== null) return;
    change({ busy: 'reading', problem: null, armed: null });
    try {
      const card = await client.actions.preview({ cardId: state.card.cardId, longerThanSeconds });
      const there = new Set(card.sessions.filter(canChoose).map(sessionKey));
      setChosen((before) => new Set([...before].filter((key) => there.has(key))));
      change({ card, busy: null, result: null });
    } catch (error) {
      change({ busy: null, problem: toCallProblem(error) });
    }
  };

  const arm = async (signal: Signal, approval: Approval, confirmation: string): Promise<void> => {
    if (state.card === null || state.busy !== null) return;
    const { cardId } = state.card;
    const sessions = namedOf(state.card, chosen);
    change({ busy: 'arming', problem: null, armed: null });
    try {
      const { nonce, lifeMs } = await client.actions.arm({ cardId, signal, sessions, approval, confirmation });
      change({ busy: null, armed: { nonce, endsAtMs: Date.now() + lifeMs, signal, sessions } });
    } catch (error) {
      change({ busy: null, problem: toCallProblem(error) });
    }
  };

  const run = async (): Promise<void> => {
    if (state.card === null || state.armed === null || state.busy !== null) return;
    const { cardId } = state.card;
    const { nonce, signal, sessions } = state.armed;
    change({ busy: 'running', problem: null });
    try {
      const result = await client.actions.run({ cardId, commandId: newCommandId(), nonce, signal, sessions });
      setChosen(new Set());
      change({ busy: null, armed: null, result });
    } catch (error) {
      change({ busy: null, armed: null, problem: toCallProblem(error) });
    }
  };

  return {
    ...state,
    chosen,
    choose: (keys: readonly string[], on: boolean) => {
      change({ armed: null });
      setChosen((before) => {
        const next = new Set(before);
        for (const key of keys) {
          if (on) next.add(key);
          else next.delete(key);
        }
        return next;
      });
    },
    read,
    arm,
    run,
    disarm: () => change({ armed: null }),
    /** Connects once more, with a password where one was asked for. */
    reopen: (password: string | null) => {
      setChosen(new Set());
      setAttempt({ password });
    },
  };
}

export type ActionCardModel = ReturnType<typeof useActionCard>;

export function namedOf({ sessions }: ActionCard, chosen: ReadonlySet<string>): Named[] {
  return sessions.flatMap((session) => {
    const { pid, backendStart } = session;
    return backendStart !== null && chosen.has(sessionKey(session)) ? [{ pid, backendStart }] : [];
  });
}

/** The core closes a card that nobody uses by itself too. */
function release(cardId: string): void {
  client.actions.close({ cardId }).catch(() => undefined);
}
