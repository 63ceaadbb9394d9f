/**
 * What the contract's queries answer: snapshots for a screen or a terminal, made anew from the record each time.
 */
import type { Level, Reading } from '../diagnosis/reading.ts';
import type { Environment } from '../environment/environment.ts';
import type { TestFinding } from '../environment/test-finding.ts';
import type { Deadline } from '../incident/deadlines.ts';
import type { RecoveryHold } from '../incident/recovery-hold.ts';
import type { Recurrence } from '../incident/recurrence.ts';
import type { ResultTable } from '../incident/result-table.ts';
import type { HandOver, IncidentState } from '../incident/state.ts';
import type { ActionProposal } from '../postmortem/action-proposals.ts';
import type { WhyAnswer } from '../postmortem/whys/outline.ts';
import type { Runbook } from '../runbook/model.ts';

export type AppInfo = {
  version: string;
  host: 'electron' | 'server' | 'command-line';
  dataDir: string;
  /** Name of the machine that the core runs on. */
  hostname: string;
  readOnly: boolean;
  /** What this host can do; the screen says what it cannot. */
  can: {
    saveFile: boolean;
    pickFile: boolean;
    openExternal: boolean;
    notify: boolean;
    runDrill: boolean;
    renderPdf: boolean;
  };
  secrets: { available: boolean; backend: string; reason: string | null };
};

/** "Changed, fetch again": never data itself, except progress, which is not kept. */
export type Change =
  | { topic: 'incident'; incidentId: string; seq: number }
  | { topic: 'incidents' | 'environments' | 'runbooks' | 'settings' | 'drill' | 'deadlines' | 'backups' }
  | { topic: 'watch'; environmentId: string; incidentIds: string[] }
  | { topic: 'sweep'; incidentId: string; progress: SweepProgress };

/** What happens to a log that is followed. `skipped`: lines that came faster than anyone reads; the evidence has them. */
export type FollowEvent =
  | { kind: 'started'; streamId: string; target: string }
  | { kind: 'lines'; lines: string[]; skipped: number }
  | {
      kind: 'ended';
      /** `tooLong` and `tooMuch`: at the limit of time, or of lines and bytes. */
      reason: 'stopped' | 'ended' | 'notInstalled' | 'failed' | 'tooLong' | 'tooMuch';
      evidenceId: string | null;
    };

export type SweepProgress = {
  sweepId: string;
  scope: SweepScope;
  total: number;
  done: number;
  /** Titles of the checks under way. */
  running: string[];
  state: 'running' | 'finished' | 'cancelled';
};
export type SweepScope = 'baseline' | 'pattern' | 'verification' | 'preparation';

export type IncidentView = {
  number: number;
  /** Of its checks the recent runs; the timeline has them all. */
  state: IncidentState;
  /** Deadlines with their wall-clock time; null while the milestone they count from is unknown. */
  deadlines: Deadline[];
  durations: { ttdMs: number | null; ttaMs: number | null; ttmMs: number | null; ttrMs: number | null };
  /** Cause rows whose signature or metric was found, by the cause's id. */
  litCauses: { causeId: string; signature: string; evidenceIds: string[] }[];
  /** What this device handed over, and is read-only for; null where it may write. */
  handedOver: HandOver | null;
  /** False where the environment came with somebody else's record and is not set up here: it is not read then. */
  environmentHere: boolean;
  /** Sweeps under way. */
  sweeps: SweepProgress[];
  /** An earlier incident that this one looks like, while nobody has said whether it is. */
  recurrence: Recurrence | null;
  /** How far recovery is proven; `nextLookMs` is when the next look comes by itself. */
  recovery: RecoveryHold & { nextLookMs: number | null };
  /** Newest level and reading of each thing watched from outside, for the top line. */
  lastSeq: number;
};

export type EnvironmentEntry = {
  environment: Environment;
  /** Secrets never come back: only whether one is known in this session or store. */
  hasSecret: { apiToken: boolean; databasePassword: boolean; operatorPassword: boolean; messageWebhook: boolean };
};

export type EnvironmentTest = {
  /** `path`: the way to the API or the database, where it is not a direct one. */
  part: 'path' | 'api' | 'endpoint' | 'database' | 'log' | 'host' | 'deployments' | 'dashboard';
  /** Which one of them: `api` or `database` of a path, the path of an endpoint, the role of a log, a host's id, the name of a dashboard; else null. */
  about: string | null;
  target: string;
  level: Level;
  readings: { reading: Reading; level: Level }[];
  /** What is wrong or worth knowing, the gravest first; empty for a part that is set up well. */
  findings: TestFinding[];
  durationMs: number;
};

/** One thing that testing a part will do, said before it is done. */
export type PlannedSend = {
  part: Exclude<EnvironmentTest['part'], 'path'>;
  /**
   * `login`, `forward` and `overSsh` are command lines of this machine, `here` a program of it without a shell, `read` a file of it;
   * `request` is what goes to the API, `connection` and `statement` what goes to the database.
   */
  code: 'login' | 'forward' | 'request' | 'connection' | 'statement' | 'overSsh' | 'here' | 'read';
  /** What it comes to, in a line; null where the text is no longer than that. */
  gist: string | null;
  /** Exactly what is sent or run; a secret is `***`, a socket of ssh `SOCKET`. */
  text: string;
};

export type RunbookEntry = {
  hash: string;
  title: string;
  name: string;
  bundled: boolean;
  importedAtMs: number;
  patterns: number;
  findings: { errors: number; warnings: number; infos: number };
};

export type RunbookView = { entry: RunbookEntry; runbook: Runbook; source: string };

export type PostmortemView = {
  /** Sections in the document's order; `edited` ones hold a person's words, the others are drafted from the record. */
  sections: {
    key: string;
    title: string;
    prompt: string | null;
    markdown: string;
    edited: boolean;
    basedOn: string | null;
  }[];
  /** What the record asks to be changed and nobody has decided about, and the table of actions as the draft has it. */
  actions: { proposals: ActionProposal[]; table: string };
  /** Why it happened, as people wrote it; before anybody did, what the record gives. */
  whys: { outline: WhyAnswer[]; edited: boolean; basedOn: string | null };
  /** The whole document as it would be exported now. */
  markdown: string;
  /** Printed pages before the annexes, as far as can be reckoned. */
  bodyPages: number;
  /** Things not known, by the sections' keys: what is missing. */
  missing: { section: string; code: string }[];
};

export type DrillStatus = {
  state: 'stopped' | 'starting' | 'running' | 'stopping' | 'failed';
  fault: string | null;
  environmentId: string | null;
  faults: string[];
  /** Those of them that looking shows: what a surprise is drawn from. */
  surprises: string[];
  /** The runbook's port for the service, where another program listens on it and the drill took another. */
  portTaken: number | null;
  /** One line of why it failed, as the drill said it. */
  failure: string | null;
};

export type EvidenceView = {
  id: string;
  label: string;
  title: string;
  contentType: string;
  /** Null when it was blacked out, and of a picture. */
  text: string | null;
  /** In base64; null where it is none, or was blacked out. */
  picture: string | null;
  /** What a database answered, as tables; null where it is something else. */
  tables: ResultTable[] | null;
  storedBytes: number;
  wholeBytes: number;
  wholeHash: string;
  happenedAtMs: number;
};

export type Settings = {
  language: 'ja' | 'en';
  theme: 'system' | 'light' | 'dark';
  /** Name written beside what this person does. */
  actor: string;
  /** Whether a deadline that comes is heard. */
  deadlineSound: boolean;
  /** How exported postmortems are called: `{date}-{number}-{title}`. */
  exportNamePattern: string;
  /** Where exported postmortems go, as a whole path; empty where each is saved by hand. */
  exportFolder: string;
  lastEnvironmentId: string | null;
};
