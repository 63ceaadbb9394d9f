/** What the record says of messages to others, and of the facts that only people know and messages need. */
import { z } from '../schema.ts';

/** 第一報, 続報, 復旧報. */
export const messageKindSchema = z.enum(['first', 'update', 'recovery']);
export type MessageKind = z.infer<typeof messageKindSchema>;
export const messageKinds = messageKindSchema.options;

export const audienceSchema = z.enum(['internal', 'external']);
export type Audience = z.infer<typeof audienceSchema>;
export const audiences = audienceSchema.options;

export const messageFormatSchema = z.enum(['slack', 'markdown', 'plain']);
export type MessageFormat = z.infer<typeof messageFormatSchema>;
export const messageFormats = messageFormatSchema.options;

/** `copied`: put on the clipboard, and sent by a person elsewhere. */
export const messageWaySchema = z.enum(['copied', 'webhook']);

export const messageSentSchema = z.object({
  kind: messageKindSchema,
  audience: audienceSchema,
  language: z.enum(['ja', 'en']),
  format: messageFormatSchema,
  /** Exactly what was sent. */
  text: z.string(),
  impact: z.string(),
  /** When the next one was promised; null where this was said to be the last. */
  nextUpdateAtMs: z.number().nullable(),
  way: messageWaySchema,
});

/** `redirected` counts as not delivered: a webhook that moved is set up anew, never followed. */
export const deliveryOutcomeSchema = z.enum([
  'delivered',
  'refused',
  'redirected',
  'timeout',
  'dns',
  'tls',
  'failed',
  'notAllowed',
]);
export type DeliveryOutcome = z.infer<typeof deliveryOutcomeSchema>;

export const messageDeliveredSchema = z.object({
  /** Of the `messageSent`. */
  messageId: z.string(),
  outcome: deliveryOutcomeSchema,
  /** Of the webhook's answer; null where none came. */
  status: z.number().int().nullable(),
});

/** Facts that only people know. */
export const factSchema = z.enum(['meeting', 'usersAffected', 'requestsFailed', 'customersAffected', 'enquiries']);
export type Fact = z.infer<typeof factSchema>;
export const facts = factSchema.options;

/** `improperPurpose`: it may have been done with intent, such as by unauthorised access, which leaves more days to report. */
export const leakCauseSchema = z.enum(['ordinary', 'improperPurpose']);
export type LeakCause = z.infer<typeof leakCauseSchema>;

export const leakSuspicionSchema = z.object({
  suspected: z.boolean(),
  cause: leakCauseSchema,
  /** When somebody of the organisation came to know; the reporting periods count from there. */
  knownAtMs: z.number(),
});
