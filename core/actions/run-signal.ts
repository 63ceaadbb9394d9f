/**
 * The act itself: the intent is on the disk before the first session is told, the result after the last, and a few seconds later it
 * is counted how many came back.
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { ActionResult } from '../../shared/contract/action-view.ts';
import type { Backend, BackendOutcome } from '../../shared/incident/action-payloads.ts';
import { responseBegan } from '../../shared/incident/decide.ts';
import { decideSignal, type SignalIntent } from '../../shared/incident/decide-action.ts';
import type { Payload } from '../../shared/incident/event.ts';
import type { OperatorSession } from '../probes/postgres/operator-session.ts';
import { hasEnded, type ListedBackend, returnedOf } from '../probes/postgres/session-signals.ts';
import { appendDecided, appendEvents, type Caller } from '../record.ts';
import type { Services } from '../services.ts';
import { outcomeEvidence } from './outcome-evidence.ts';
import type { SignalCard } from './signal-cards.ts';

type Outcome = Payload<'actionEnded'>['outcomes'][number];

/** How long a session that was told gets to be gone before it counts as told only. */
const endsWithinMs = 2_000;
const lookEveryMs = 100;
/** Pools that connect again have done so by then. */
export const recountAfterMs = 3_000;

/** Throws, with nothing done, where the intent cannot be written. */
export async function runSignal(
  services: Services,
  card: SignalCard,
  intent: SignalIntent,
  caller: Caller,
): Promise<ActionResult> {
  const { actionId, signal, backends } = intent;
  appendDecided(services, caller, (state) => {
    const decided = decideSignal(state, intent, services.clock.nowMs());
    if (!decided.ok || state.milestones.responseBegan !== null) return decided;
    return { ok: true, value: [...decided.value, responseBegan(services.clock.nowMs())] };
  });
  // Who is there before: a connection that does not answer this tells nobody anything either.
  const before = await card.session.clients().catch(() => null);
  const told = before === null ? backends.map(notTried) : await tellAll(card.session, signal, backends);
  const outcomes = await seenOutcomes(card.session, signal, told);
  const inner: Caller = { ...caller, commandId: null };
  const { evidence, blob } = outcomeEvidence(services, card, intent, outcomes);
  const happenedAtMs = services.clock.nowMs();
  appendEvents(
    services,
    inner,
    [{ kind: 'actionEnded', happenedAtMs, payload: { actionId, outcomes, evidence } }],
    [blob],
  );
  const ended = backends.filter((backend) => outcomes.find(({ pid }) => pid === backend.pid)?.outcome === 'ended');
  if (signal === 'terminate' && before !== null && ended.length > 0) {
    card.recount = recount(services, card, inner, { actionId, ended, before }).catch((error: unknown) => {
      services.faults.record(error, 'recount');
    });
  }
  return { actionId, outcomes };
}

type Told = { backend: Backend; outcome: BackendOutcome | 'told'; sqlState: string | null };

function notTried(backend: Backend): Told {
  return { backend, outcome: 'notTried', sqlState: null };
}

/** One after the other. Once no answer came, nobody is told anything more. */
async function tellAll(
  session: OperatorSession,
  signal: SignalIntent['signal'],
  backends: readonly Backend[],
): Promise<Told[]> {
  const told: Told[] = [];
  for (const backend of backends) {
    if (told.at(-1)?.outcome === 'unknown' || told.at(-1)?.outcome === 'notTried') {
      told.push(notTried(backend));
      continue;
    }
    try {
      told.push({ backend, ...(await session.tell(signal, backend)) });
    } catch {
      told.push({ backend, outcome: 'unknown', sqlState: null });
    }
  }
  return told;
}

/** A session that was told has ended when it is seen to have, and not before. */
async function seenOutcomes(
  session: OperatorSession,
  signal: SignalIntent['signal'],
  told: readonly Told[],
): Promise<Outcome[]> {
  const waiting = told.filter(({ outcome }) => outcome === 'told').map(({ backend }) => backend);
  const left = await stillThere(session, signal, waiting);
  return told.map(({ backend: { pid, backendStart }, outcome, sqlState }) => {
    const seen = outcome !== 'told' ? outcome : left.has(pid) ? 'signalled' : 'ended';
    return { pid, backendStart, outcome: seen, sqlState };
  });
}

async function stillThere(
  session: OperatorSession,
  signal: SignalIntent['signal'],
  waiting: readonly Backend[],
): Promise<Set<number>> {
  const endsAtMs = performance.now() + endsWithinMs;
  let left = [...waiting];
  while (left.length > 0) {
    let now: ListedBackend[];
    try {
      now = await session.clients();
    } catch {
      break;
    }
    left = left.filter((backend) => !hasEnded(signal, backend, now));
    if (left.length === 0 || performance.now() > endsAtMs) break;
    await wait(lookEveryMs);
  }
  return new Set(left.map(({ pid }) => pid));
}

type Recount = { actionId: string; ended: readonly Backend[]; before: readonly ListedBackend[] };

async function recount(services: Services, card: SignalCard, caller: Caller, about: Recount): Promise<void> {
  const { actionId, ended, before } = about;
  try {
    await wait(recountAfterMs, undefined, { signal: card.session.lost });
    const known = before.flatMap(({ pid, backendStart }) => (backendStart === null ? [] : [{ pid, backendStart }]));
    const returned = returnedOf(ended, known, await card.session.clients());
    const payload = { actionId, afterMs: recountAfterMs, returned: returned.length, before: ended.length };
    appendEvents(services, caller, [{ kind: 'sessionsRecounted', happenedAtMs: services.clock.nowMs(), payload }], []);
  } catch (error) {
    // Nobody could look: then nothing is said of it.
    if (!card.session.lost.aborted) throw error;
  }
}
