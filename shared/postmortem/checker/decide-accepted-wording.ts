/** Whether a finding may be let stand, and what is written of it. */
import { type Result, refuse } from '../../contract/problem.ts';
import type { NewEvent } from '../../incident/event.ts';
import type { IncidentState } from '../../incident/state.ts';
import { type AcceptedWording, acceptedOf } from './accepted-wording.ts';

/** Without a reason an earlier acceptance is taken back. */
export type AcceptWordingCommand = AcceptedWording & {
  kind: 'acceptWording';
  reason: string | null;
  basedOn: string | null;
};

export function decideAcceptedWording(
  state: Pick<IncidentState, 'acceptedWordings'>,
  { rule, section, excerpt, reason: written, basedOn }: AcceptWordingCommand,
  nowMs: number,
): Result<NewEvent[]> {
  const standing = acceptedOf(state.acceptedWordings, { rule, section, excerpt });
  const reason = written === null ? null : written.trim();
  if (reason === '') return refuse('INVALID', 'acceptingNeedsReason');
  // A secret is taken out, not explained.
  if (rule === 'secret') return refuse('INVALID', 'secretCannotStay');
  if ((standing?.reason ?? null) === reason) return { ok: true, value: [] };
  const payload = { rule, section, excerpt, reason, basedOn };
  return { ok: true, value: [{ kind: 'wordingAccepted', payload, happenedAtMs: nowMs }] };
}
