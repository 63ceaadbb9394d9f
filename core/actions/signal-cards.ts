/**
 * Cards of destroying actions that are open, one an incident, each with its held connection. A card ends when its window closes it,
 * when its incident is closed or gets another card, when nobody touched it for a while, and with the app.
 */
import type { ActionCard } from '../../shared/contract/action-view.ts';
import { type Problem, problem } from '../../shared/contract/problem.ts';
import type { Environment } from '../../shared/environment/environment.ts';
import { mostBackends } from '../../shared/incident/action-payloads.ts';
import type { RunbookRef } from '../../shared/incident/event.ts';
import { type SignalStatement, withLongerThan } from '../../shared/runbook/commands/signal-statement.ts';
import { expectFound, toContractError } from '../expected.ts';
import { DatabaseRefusal } from '../probes/postgres/database-refusal.ts';
import { maskLiterals } from '../probes/postgres/mask-literals.ts';
import { type OperatorSession, openOperatorSession } from '../probes/postgres/operator-session.ts';
import type { Grants, ListedBackend } from '../probes/postgres/session-signals.ts';
import type { Services } from '../services.ts';
import { notConnected, operatorLogin } from './operator-login.ts';

/** A connection that nobody uses is one that somebody else may need. */
const idleLimitMs = 5 * 60_000;
/** How long a place is waited for in a database that has none. */
const patienceMs = 8_000;

export type SignalCard = {
  cardId: string;
  incidentId: string;
  environment: Environment;
  command: RunbookRef;
  title: string;
  statement: SignalStatement;
  target: string;
  session: OperatorSession;
  /** As the database said it last, and as the person saw it. */
  listed: ListedBackend[];
  /** An act under way: the connection is closed only after its result is written. */
  running: Promise<unknown>;
  /** The look at who came back, a few seconds later; the app's end does not wait for it. */
  recount: Promise<unknown>;
};

export type SignalCards = {
  open(request: OpenRequest, cancel: AbortSignal): Promise<ActionCard>;
  preview(cardId: string, longerThanSeconds: number | null): Promise<ActionCard>;
  /** The card, kept from idling out; the contract's NOT_FOUND where it is closed. */
  of(cardId: string): SignalCard;
  close(cardId: string): Promise<void>;
  closeAll(): Promise<void>;
};

export type OpenRequest = Pick<SignalCard, 'incidentId' | 'environment' | 'command' | 'title' | 'statement'> & {
  password: string | null;
};

export type CardLimits = { idleMs: number; patienceMs: number };

export function createSignalCards(
  services: Services,
  onClose: (cardId: string) => void,
  limits: CardLimits = { idleMs: idleLimitMs, patienceMs },
): SignalCards {
  const cards = new Map<string, SignalCard>();
  const timers = new Map<string, NodeJS.Timeout>();

  services.changes.subscribe('change', (change) => {
    if (change.topic !== 'incident') return;
    const isClosed = services.store.stateOf(change.incidentId)?.status === 'closed';
    if (isClosed) for (const card of cardsOf(change.incidentId)) void close(card.cardId);
  });

  function cardsOf(incidentId: string): SignalCard[] {
    return [...cards.values()].filter((card) => card.incidentId === incidentId);
  }

  function keepOpen(cardId: string): void {
    clearTimeout(timers.get(cardId));
    timers.set(cardId, setTimeout(() => void close(cardId), limits.idleMs).unref());
  }

  async function close(cardId: string, atOnce = false): Promise<void> {
    const card = cards.get(cardId);
    if (card === undefined) return;
    cards.delete(cardId);
    clearTimeout(timers.get(cardId));
    timers.delete(cardId);
    onClose(cardId);
    await card.running.catch(() => undefined);
    if (!atOnce) await card.recount;
    await card.session.close();
  }

  function cardOf(cardId: string): SignalCard {
    const card = expectFound(cards.get(cardId), 'actionCardClosed');
    keepOpen(cardId);
    return card;
  }

  /** A connection that broke takes its card with it. */
  async function ask<T>(card: SignalCard, question: () => Promise<T>): Promise<T> {
    try {
      return await question();
    } catch (error) {
      if (card.session.lost.aborted) await close(card.cardId);
      throw error instanceof DatabaseRefusal ? toContractError(refusalOf(services, error, card)) : error;
    }
  }

  async function view(card: SignalCard): Promise<ActionCard> {
    const grants = await ask(card, () => card.session.grants());
    const { backends, more } = await ask(card, () => card.session.preview(card.statement, mostBackends));
    card.listed = backends;
    return viewOf(services, card, grants, more);
  }

  return {
    async open({ password, ...about }, cancel) {
      for (const card of cardsOf(about.incidentId)) await close(card.cardId);
      const { settings, target } = await operatorLogin(services, about.environment, password, cancel);
      const session = await openOperatorSession(settings, { patienceMs: limits.patienceMs, cancel }).catch(
        (error: unknown) => {
          throw error instanceof DatabaseRefusal ? toContractError(notConnected(services, error, target)) : error;
        },
      );
      const card: SignalCard = {
        ...about,
        cardId: services.newId(),
        target,
        session,
        listed: [],
        running: Promise.resolve(),
        recount: Promise.resolve(),
      };
      for (const other of cardsOf(about.incidentId)) await close(other.cardId);
      cards.set(card.cardId, card);
      keepOpen(card.cardId);
      try {
        return await view(card);
      } catch (error) {
        await close(card.cardId);
        throw error;
      }
    },
    preview(cardId, longerThanSeconds) {
      const card = cardOf(cardId);
      if (longerThanSeconds !== null) card.statement = withLongerThan(card.statement, longerThanSeconds);
      return view(card);
    },
    of: cardOf,
    close: (cardId) => close(cardId),
    async closeAll() {
      await Promise.all([...cards.keys()].map((cardId) => close(cardId, true)));
    },
  };
}

/** The server's own words about a condition that it does not take, or why nothing could be asked any more. */
function refusalOf(services: Services, error: DatabaseRefusal, { session, target }: SignalCard): Problem {
  if (session.lost.aborted) return problem('NOT_POSSIBLE', 'actionConnectionLost', { target });
  return problem('NOT_POSSIBLE', 'actionNotConnected', { target, detail: services.redact(error.message) });
}

function viewOf(services: Services, card: SignalCard, grants: Grants, more: boolean): ActionCard {
  const { connections, ...roles } = grants;
  const { kind, name } = card.environment;
  return {
    cardId: card.cardId,
    signal: card.statement.signal,
    condition: card.statement.condition,
    longerThanSeconds: card.statement.longerThanSeconds,
    target: card.target,
    confirmation: kind === 'production' ? { kind: 'environmentName', name } : { kind: 'count' },
    grants: roles,
    connections,
    sessions: card.listed.map((each) => ({
      ...each,
      query: each.query === null ? null : services.redact(maskLiterals(each.query)),
    })),
    more,
    readAtMs: services.clock.nowMs(),
  };
}
