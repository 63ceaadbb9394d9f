/**
 * Letting a finding stand: which one it is, in a way that survives what is written around it. The same wording twice in a section
 * is one thing, and moving it brings nothing back.
 */
import type { Payload, RecordedEvent } from '../../incident/event.ts';
import type { IncidentState } from '../../incident/state.ts';
import { z } from '../../schema.ts';
import { type RuleCode, ruleCodeSchema } from './rule-code.ts';

export const wordingAcceptedSchema = z.object({
  rule: ruleCodeSchema,
  section: z.string(),
  /** The words found, as `excerptOf` gives them. */
  excerpt: z.string(),
  /** Why they may stand; null takes it back. */
  reason: z.string().nullable(),
});

export type AcceptedWording = { rule: RuleCode; section: string; excerpt: string };

/** Longer ones are told apart well enough by their beginning. */
const longestExcerpt = 120;

/** The words of a finding as its name: one line, without what only sets them apart. A secret is never put into a name. */
export function excerptOf(rule: RuleCode, found: string): string {
  if (rule === 'secret') return '';
  return found.replace(/\s+/gu, ' ').trim().slice(0, longestExcerpt).toWellFormed();
}

export function acceptedWordingField({ rule, section, excerpt }: AcceptedWording): string {
  return `wording:${rule}/${section}/${excerpt}`;
}

export function acceptedWordingApplier(
  state: IncidentState,
  { id, payload }: Pick<Extract<RecordedEvent, { kind: 'wordingAccepted' }>, 'id' | 'payload'>,
): void {
  const { rule, section, excerpt, reason } = payload;
  const others = state.acceptedWordings.filter((each) => !isSame(each, payload));
  state.acceptedWordings = reason === null ? others : [...others, { rule, section, excerpt, reason, eventId: id }];
}

export function acceptedOf<D extends AcceptedWording>(
  acceptedWordings: readonly D[],
  finding: AcceptedWording,
): D | null {
  return acceptedWordings.find((each) => isSame(each, finding)) ?? null;
}

function isSame(one: AcceptedWording, other: AcceptedWording | Payload<'wordingAccepted'>): boolean {
  return one.rule === other.rule && one.section === other.section && one.excerpt === other.excerpt;
}
