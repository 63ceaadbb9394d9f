/**
 * Writing into an incident: identity, order, times and hashes are added here, and one transaction holds the events, what they
 * say, their evidence and the list's line. When it returns, all of it is on the disk.
 */
import type { NewEvent, RecordedEvent } from '../../shared/incident/event.ts';
import { summarise } from '../../shared/incident/summary.ts';
import type { Clock } from '../clock.ts';
import { followAcross } from './across-incidents.ts';
import type { NewBlob } from './blobs.ts';
import { eventHash, type NewEventRow, payloadHash } from './event-row.ts';
import { follow, type IncidentMemory } from './incident-memory.ts';
import { newSalt } from './salt.ts';
import type { Tables } from './tables.ts';

export type AppendRequest = {
  incidentId: string;
  /** Null for what no person asked for. */
  commandId: string | null;
  actor: string;
  events: readonly NewEvent[];
  /** The evidence that the events name. */
  blobs: readonly NewBlob[];
};

/** What the store adds to an event by itself. */
export type Writer = { deviceId: string; bootId: string; clock: Clock; newId: () => string };

/** Version of every kind that this program writes. */
const kindVersion = 1;

/** Appends in a transaction of its own and answers the stored events; a known command id changes nothing. */
export function createAppend(
  tables: Tables,
  memory: IncidentMemory,
  writer: Writer,
): (request: AppendRequest) => RecordedEvent[] {
  const { events, blobs, evidence, commands, summaries } = tables;

  const write = tables.db.transaction(
    (request: AppendRequest): { added: RecordedEvent[]; next: ReturnType<typeof follow> } => {
      const { incidentId, commandId, actor } = request;
      const before = memory.get(incidentId);
      const recordedAtMs = writer.clock.nowMs();
      const monoNs = writer.clock.monoNs().toString();
      const chain = { ...before.chain };
      let lamport = before.state.lastLamport;
      for (const blob of request.blobs) blobs.put(blob);
      const added = request.events.map((event) => {
        const salt = newSalt();
        const bytes = Buffer.from(JSON.stringify(event.payload), 'utf8');
        lamport += 1;
        const fields = {
          id: writer.newId(),
          incidentId,
          deviceId: writer.deviceId,
          chainSeq: chain.seq + 1,
          lamport,
          actor: actor.toWellFormed(),
          kind: event.kind,
          v: kindVersion,
          payloadHash: payloadHash(salt, bytes),
          happenedAtMs: event.happenedAtMs,
          recordedAtMs,
          monoNs,
          bootId: writer.bootId,
          prevHash: chain.hash,
        };
        const hash = eventHash(fields);
        const row: NewEventRow = { ...fields, hash, salt, bytes };
        const recorded = recordedEvent(events.insert(row), row, event);
        evidence.note(recorded);
        chain.seq = fields.chainSeq;
        chain.hash = hash;
        return recorded;
      });
      const next = follow(before, added, chain);
      const number = summaries.numberOf(incidentId);
      summaries.write(summarise(next.state, number, next.lastHappenedAtMs));
      followAcross(tables, next.state, number, added);
      const [first, last] = [added.at(0), added.at(-1)];
      if (commandId !== null && first && last) {
        commands.note(commandId, incidentId, { firstSeq: first.seq, lastSeq: last.seq });
      }
      return { added, next };
    },
  );

  return (request) => {
    if (request.events.length === 0) return [];
    const { added, next } = write.immediate(request);
    memory.advance(request.incidentId, added, next);
    return added;
  };
}

function recordedEvent(seq: number, row: NewEventRow, { kind, payload }: NewEvent): RecordedEvent {
  const { id, incidentId, deviceId, chainSeq, lamport, actor, v, happenedAtMs, recordedAtMs } = row;
  const envelope = { seq, id, incidentId, deviceId, chainSeq, lamport, actor, v, happenedAtMs, recordedAtMs };
  return { ...envelope, kind, payload } as RecordedEvent;
}
