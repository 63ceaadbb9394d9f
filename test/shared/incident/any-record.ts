/** Records as any versions, devices and mistakes could have written them. */
import fc from 'fast-check';
import { type EventEnvelope, parseEvent, type RecordedEvent } from '../../../shared/incident/event.ts';

export const incidentId = 'incident-1';

/** Any payload that some version, device or mistake could have written: fitting, from the future, broken, gone. */
const contents: fc.Arbitrary<{ kind: string; payload: unknown }> = fc.oneof(
  fc.record({ kind: fc.constant('noteAdded'), payload: fc.record({ text: fc.string() }) }),
  fc.record({ kind: fc.constant('titleSet'), payload: fc.record({ title: fc.string(), basedOn: fc.constant(null) }) }),
  fc.record({
    kind: fc.constantFrom('undone', 'struck', 'starSet', 'noteRevised'),
    payload: fc.record({
      target: fc.integer({ min: 0, max: 30 }).map((index) => `e${index}`),
      reason: fc.string(),
      text: fc.string(),
      starred: fc.boolean(),
      happenedAtMs: fc.option(fc.nat()),
    }),
  }),
  fc.record({
    kind: fc.constant('milestoneSet'),
    payload: fc.record({
      milestone: fc.constantFrom('began', 'detected', 'declared', 'mitigated'),
      atMs: fc.option(fc.nat()),
      source: fc.constant('responder'),
      evidenceIds: fc.constant([]),
      basedOn: fc.constant(null),
    }),
  }),
  fc.record({ kind: fc.constantFrom('closed', 'reopened'), payload: fc.constant({ reason: 'because' }) }),
  fc.record({
    kind: fc.constant('postmortemSectionSet'),
    payload: fc.record({
      section: fc.constantFrom('cause', 'impact'),
      markdown: fc.option(fc.string()),
      basedOn: fc.constant(null),
    }),
  }),
  fc.record({ kind: fc.constantFrom('fromTheFuture', 'opened', 'checkRan', 'toString'), payload: fc.jsonValue() }),
);

/** Events of up to three devices: each device's chain has no gap, but nothing else is promised. */
export const anyRecord: fc.Arbitrary<RecordedEvent[]> = fc
  .array(fc.record({ device: fc.nat(2), step: fc.nat(3), happenedAtMs: fc.nat(5), content: contents, v: fc.nat(2) }), {
    maxLength: 30,
  })
  .map((drafts) => {
    const chainSeqs = [0, 0, 0];
    const lamports = [0, 0, 0];
    return drafts.map(({ device, step, happenedAtMs, content, v }, index): RecordedEvent => {
      const chainSeq = (chainSeqs[device] ?? 0) + 1;
      const lamport = (lamports[device] ?? 0) + 1 + step;
      chainSeqs[device] = chainSeq;
      lamports[device] = lamport;
      const envelope: EventEnvelope = {
        seq: index + 1,
        id: `e${index}`,
        incidentId,
        deviceId: `device-${device}`,
        chainSeq,
        lamport,
        actor: '',
        v: v === 2 ? 2 : 1,
        happenedAtMs,
        recordedAtMs: happenedAtMs,
      };
      return v === 0 && index % 5 === 0
        ? { ...envelope, kind: 'blackedOut', payload: { kind: content.kind } }
        : parseEvent(envelope, content.kind, content.payload);
    });
  });
