/**
 * What an incident starts with: the opening, and the milestones that are known already, from the alert's text or from whoever
 * declares it late. What is given by a person counts for more than what a text says.
 */
import { type Result, refuse } from '../contract/problem.ts';
import { detectedAtMs, readAlertText } from './alert-text.ts';
import type { Detection, DetectionHow } from './detection.ts';
import type { Milestone, NewEvent, Payload } from './event.ts';

export type Opening = Omit<Payload<'opened'>, 'title' | 'backdated' | 'detection'> & {
  /** Null where whoever declares gives none. */
  title: string | null;
  /** What it is called where neither they nor the alert say. */
  untitled: string;
  detectedBy: DetectionHow | null;
  beganAtMs: number | null;
  detectedAtMs: number | null;
  /** Given for an incident that is over and entered later. */
  recoveredAtMs: number | null;
};

/** @returns the events to begin with; `INVALID` where a given time lies in the future. */
export function decideOpening(opening: Opening, nowMs: number): Result<NewEvent[]> {
  const { title, untitled, detectedBy, beganAtMs, detectedAtMs: givenAtMs, recoveredAtMs, ...rest } = opening;
  const given = [beganAtMs, givenAtMs, recoveredAtMs].filter((atMs) => atMs !== null);
  if (given.some((atMs) => atMs > nowMs)) return refuse('INVALID', 'milestoneInFuture');
  const facts = opening.alert === null ? null : readAlertText(opening.alert, opening.zone);
  const how = detectedBy ?? (facts === null ? null : 'alert');
  const detection: Detection | null =
    how === null ? null : { how, tool: how === 'alert' ? (facts?.tool ?? null) : null };
  const opened: NewEvent = {
    kind: 'opened',
    happenedAtMs: nowMs,
    payload: {
      ...rest,
      title: title ?? facts?.title ?? untitled,
      backdated: recoveredAtMs !== null,
      ...(detection === null ? {} : { detection }),
    },
  };
  const saidAtMs = facts === null ? null : detectedAtMs(facts, nowMs);
  const milestone = (name: Milestone, atMs: number | null, source: Payload<'milestoneSet'>['source']): NewEvent[] =>
    atMs === null
      ? []
      : [
          {
            kind: 'milestoneSet',
            happenedAtMs: nowMs,
            payload: { milestone: name, atMs, source, evidenceIds: [], basedOn: null },
          },
        ];
  const detected =
    givenAtMs === null
      ? milestone('detected', saidAtMs, 'alert')
      : milestone('detected', givenAtMs, detectedBy === 'watch' ? 'watch' : 'responder');
  return {
    ok: true,
    value: [
      opened,
      ...milestone('began', beganAtMs, 'responder'),
      ...detected,
      ...milestone('recovered', recoveredAtMs, 'responder'),
    ],
  };
}
