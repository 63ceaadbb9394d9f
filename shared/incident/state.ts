/**
 * What an incident's events add up to. Computed by `fold`, never stored as truth: it can be thrown away and rebuilt.
 */
import type { ActionItemRecord } from '../actions/action-item-record.ts';
import type { Level, Reading } from '../diagnosis/reading.ts';
import type { AcceptedWording } from '../postmortem/checker/accepted-wording.ts';
import type { DocumentRecord } from '../postmortem/document/document-record.ts';
import type { WatchRecord } from '../watch/watch-record.ts';
import type { ActionRecord, CommandDoneRecord } from './action-record.ts';
import type { Blank } from './blanks.ts';
import type { Detection } from './detection.ts';
import type {
  Candidate,
  CauseState,
  DeadlineTiming,
  EnvironmentSnapshot,
  Evidence,
  ItemState,
  Milestone,
  Payload,
  RunbookRef,
  Severity,
} from './event.ts';
import type { LeakCause } from './message-payloads.ts';
import type { Facts, MessageRecord } from './message-record.ts';
import type { Relation } from './relation.ts';
import type { ReviewRecord } from './review-record.ts';
import type { Role } from './role-payloads.ts';

export type ItemRecord = {
  item: RunbookRef;
  list: Payload<'itemSet'>['list'];
  text: string;
  state: ItemState;
  reason: string | null;
  /** Evidence of the readings that set it; absent where a person did. */
  verifiedBy?: string[] | undefined;
  eventId: string;
  happenedAtMs: number;
};

export type CauseRecord = {
  cause: RunbookRef;
  text: string;
  patternNumber: number;
  state: CauseState;
  reason: string | null;
  evidenceIds: string[];
  eventId: string;
  happenedAtMs: number;
};

export type CheckRecord = {
  checkId: string;
  sweepId: string | null;
  title: string;
  target: string;
  level: Level;
  readings: { reading: Reading; level: Level }[];
  evidenceId: string | null;
  eventId: string;
  happenedAtMs: number;
  durationMs: number;
  /** Where the app did not read it once by itself. */
  source?: 'pasted' | 'followed';
};

export type MilestoneRecord = {
  atMs: number;
  source: Payload<'milestoneSet'>['source'];
  evidenceIds: string[];
  eventId: string;
};

export type EvidenceRecord = Evidence & { label: string; eventId: string; happenedAtMs: number };

/** One hand-over, by the device that gave the incident away. */
export type HandOver = {
  eventId: string;
  deviceId: string;
  /** Who handed over. */
  actor: string;
  to: string;
  nextStep: string | null;
  happenedAtMs: number;
  /** When the giving device began to write again; null while it does not. */
  endedAtMs: number | null;
  takenBack: boolean;
  /** Devices that took it in. */
  receivedBy: string[];
};

export type IncidentState = {
  incidentId: string;
  title: string;
  /** Zone and language of the document; the viewer's own may differ. */
  zone: string;
  language: 'ja' | 'en';
  drill: boolean;
  backdated: boolean;
  status: 'open' | 'closed';
  environment: EnvironmentSnapshot | null;
  runbook: { hash: string; title: string } | null;
  alert: string | null;
  /** How it was noticed. */
  detection: Detection | null;
  /** What was not filled in when it was brought up, and when. */
  /** Other incidents that this one was linked with, or told apart from. */
  relations: (Relation & { eventId: string })[];
  blanksPutOff: { blank: Blank; atMs: number }[];
  severity: Severity | null;
  milestones: { [M in Milestone]: MilestoneRecord | null };
  /** The newest suggestion, best first; empty when nothing is ranked. */
  candidates: Candidate[];
  /** Active patterns in the order they were chosen. */
  activePatterns: { pattern: RunbookRef; number: number; title: string; eventId: string; happenedAtMs: number }[];
  /** By the item's structural path. */
  items: Record<string, ItemRecord>;
  /** By the cause's structural path. */
  causes: Record<string, CauseRecord>;
  /** Every run, oldest first; the last one of a check id is its present reading. */
  checks: CheckRecord[];
  /** Check event ids taken with an environment that was switched away from: set aside, never counted. */
  setAsideBeforeEventId: string | null;
  evidence: EvidenceRecord[];
  /** The newest of each clock. */
  clockOffsets: { target: string; offsetMs: number; uncertaintyMs: number | null; happenedAtMs: number }[];
  watch: WatchRecord;
  recoveryVerified: (Payload<'recoveryVerified'> & { eventId: string; happenedAtMs: number }) | null;
  /** Deadlines that came, by their id: each is told of once. */
  deadlinesDue: Record<string, { dueAtMs: number; timing: DeadlineTiming; eventId: string }>;
  /** The last pause asked for of each. */
  deadlinesSnoozed: Record<string, { minutes: number; untilMs: number; ended: boolean; eventId: string }>;
  deadlinesHandled: Record<string, { outcome: 'done' | 'notNeeded'; reason: string | null; happenedAtMs: number }>;
  rollbackDecisions: (Payload<'rollbackDecided'> & { eventId: string; happenedAtMs: number })[];
  /** Destroying actions, oldest first; one without an end either runs now or was cut short. */
  actions: ActionRecord[];
  /** Commands that a person ran elsewhere and said so. */
  commandsDone: CommandDoneRecord[];
  roles: { [R in Role]?: { names: string; eventId: string; happenedAtMs: number } };
  /** Oldest first. */
  handOvers: HandOver[];
  /** Files of the whole record that were made for others to join. */
  copies: { fileName: string; happenedAtMs: number }[];
  /** Device that chose the environment: another one's is not read before somebody chooses it here. */
  environmentFrom: string | null;
  /** Calls for help, oldest first. */
  escalations: (Payload<'escalated'> & { actor: string; eventId: string; happenedAtMs: number })[];
  /** What went out to others, oldest first. */
  messages: MessageRecord[];
  /** Facts that only people know; a blank one is absent. */
  facts: Facts;
  /** Null where no leak of personal data is suspected. */
  leak: { cause: LeakCause; knownAtMs: number } | null;
  review: ReviewRecord;
  /** What will be changed afterwards, in the order of adding; declined ones stay. */
  actionItems: ActionItemRecord[];
  /** Findings of the checker that somebody let stand. */
  acceptedWordings: (AcceptedWording & { reason: string; eventId: string })[];
  /** Sections that a person edited, by the section's key; others are drafted from the record. */
  postmortemSections: Record<string, { markdown: string; eventId: string; happenedAtMs: number }>;
  document: DocumentRecord;
  exports: (Payload<'exported'> & { happenedAtMs: number })[];
  /** Last event of each settable field, for `basedOn`. */
  lastEventOf: Record<string, string>;
  eventCount: number;
  lastLamport: number;
};

/** What a note said until it was revised. */
export type EarlierWording = {
  text: string;
  happenedAtMs: number;
  /** Who wrote it so, and when. */
  actor: string;
  recordedAtMs: number;
};

export type TimelineRow = {
  eventId: string;
  /** Local sequence, for asking "what came after". */
  seq: number;
  happenedAtMs: number;
  recordedAtMs: number;
  actor: string;
  deviceId: string;
  starred: boolean;
  struck: { reason: string } | null;
  undone: boolean;
  /** Whether a person put it into, or kept it out of, the document's own timeline; null where nobody chose. */
  inDocument: boolean | null;
  /** Named for it after it was written. */
  linkedEvidenceIds: readonly string[];
  /** The newest text of a note that was revised, how often it was, and what it said before, oldest first. */
  revision: { text: string; count: number; earlier: EarlierWording[] } | null;
  event: import('./event.ts').RecordedEvent;
};
