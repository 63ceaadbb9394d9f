/** What the card of a destroying action shows: whom it would mean, as the database said it a moment ago. */
import type { ActionRecord } from '../incident/action-record.ts';
import type { Signal } from '../runbook/commands/signal-statement.ts';

export type ListedSession = {
  pid: number;
  /** Null where the server hides it; such a one cannot be told anything. */
  backendStart: string | null;
  userName: string;
  applicationName: string;
  clientAddress: string | null;
  state: string | null;
  queryStart: string | null;
  stateForMs: number | null;
  waitEvent: string | null;
  /** What it runs or ran last, literals masked. */
  query: string | null;
  permission: 'allowed' | 'superuser' | 'noGrant' | 'hidden';
};

export type ActionCard = {
  cardId: string;
  /** The runbook's own signal; a cancel is offered before a terminate all the same. */
  signal: Signal;
  /** Which sessions are listed; null for all. */
  condition: string | null;
  /** The length of time in the condition, where it can be changed. */
  longerThanSeconds: number | null;
  /** `127.0.0.1:5432/shop as oncall_ops`. */
  target: string;
  /** What has to be typed where it is not the number of sessions. */
  confirmation: { kind: 'environmentName'; name: string } | { kind: 'count' };
  grants: { role: string; superuser: boolean; signalBackend: boolean; readAllStats: boolean };
  connections: { used: number; max: number };
  sessions: ListedSession[];
  /** There were more than are listed. */
  more: boolean;
  readAtMs: number;
};

/** Good once, for the very sessions that it was asked for, until then. */
export type ArmedAction = { nonce: string; lifeMs: number };

export type ActionResult = {
  actionId: string;
  /** Null where the record holds no end of it. */
  outcomes: NonNullable<ActionRecord['ended']>['outcomes'] | null;
};
