/** An action item: what will be changed after an incident, by whom, by when, and how one will see that it is done. */
import { z } from '../schema.ts';

/** Keep it from happening, notice it sooner, make it hurt less, put it into a procedure, do the same elsewhere. */
export const actionKindSchema = z.enum(['prevent', 'detect', 'mitigate', 'procedure', 'elsewhere']);
export type ActionKind = z.infer<typeof actionKindSchema>;
export const actionKinds = actionKindSchema.options;

/** Whether it only bridges the time until something better, or stays. */
export const actionTermSchema = z.enum(['temporary', 'permanent']);
export type ActionTerm = z.infer<typeof actionTermSchema>;
export const actionTerms = actionTermSchema.options;

export const actionPrioritySchema = z.enum(['high', 'medium', 'low']);
export type ActionPriority = z.infer<typeof actionPrioritySchema>;
export const actionPriorities = actionPrioritySchema.options;

/** `done` and `declined` say by what: the proof, or the reason. */
export const actionStatusSchema = z.enum(['open', 'done', 'declined']);
export type ActionStatus = z.infer<typeof actionStatusSchema>;

const line = z.string().max(2_000);

export const actionItemSchema = z.object({
  /** Begins (or in Japanese ends) with the verb: 「P95が1秒を超えたら通知する」. */
  text: line,
  kind: actionKindSchema.nullable(),
  term: actionTermSchema.nullable(),
  owner: z.string().max(200).nullable(),
  /** A calendar day in the incident's zone: `2026-12-09`. */
  due: z.string().max(10).nullable(),
  /** What one looks at to see that it is done. */
  doneWhen: line.nullable(),
  priority: actionPrioritySchema.nullable(),
  /** http or https. */
  ticket: line.nullable(),
});
export type ActionItem = z.infer<typeof actionItemSchema>;

/** What an open item still lacks before somebody else can take it up and finish it. */
export function blanksOfAction({
  owner,
  due,
  doneWhen,
}: Pick<ActionItem, 'owner' | 'due' | 'doneWhen'>): ActionBlank[] {
  const named = { owner, due, doneWhen };
  return actionBlanks.filter((field) => named[field] === null);
}

export const actionBlanks = ['owner', 'due', 'doneWhen'] as const;
export type ActionBlank = (typeof actionBlanks)[number];

/** Only pages of the web: a ticket is opened by a click. */
export function isTicketLink(value: string): boolean {
  return URL.canParse(value) && /^https?:$/u.test(new URL(value).protocol);
}

/** A day of the calendar as `2026-12-09`; the 30th of February is none. */
export function isCalendarDay(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(value)) return false;
  const atMs = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(atMs) && new Date(atMs).toISOString().startsWith(value);
}
