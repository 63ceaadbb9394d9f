/**
 * The shape of every look at a system: a request says what to read, the context says where and with which means, and the
 * outcome carries readings and evidence that is already redacted and capped.
 */
import type { Reading } from '../../shared/diagnosis/reading.ts';
import type { Environment, SecretRef } from '../../shared/environment/environment.ts';
import type { resultContentType } from '../../shared/incident/result-table.ts';
import type { LogSource, Probe } from '../../shared/runbook/model.ts';
import type { SshConnections } from './path/ssh-connections.ts';
import type { SlowStatement } from './postgres-explain.ts';

/**
 * What to read: a command of the runbook, or one of the environment's own checks. `hostId` says on which of its machines; null is
 * the one that comes first, and means nothing where an address is asked.
 */
export type CheckRequest =
  | { kind: 'command'; probe: Probe; hostId: string | null }
  | { kind: 'endpoint'; path: string; health: boolean }
  /** An address besides the API, such as a dashboard: asked directly, and without the API's token. */
  | { kind: 'address'; url: string }
  | { kind: 'databaseConnections' }
  | { kind: 'explain'; statement: SlowStatement }
  | { kind: 'logSignatures'; source: LogSource; signatures: string[]; lastLines: number; hostId: string | null }
  | { kind: 'accessLog'; path: string; hostId: string | null }
  | { kind: 'process'; name: string; hostId: string | null }
  | { kind: 'deployments' };

export type ProbeContext = {
  environment: Environment;
  /**
   * The secret behind a reference, or null when it cannot be had now. Never logged, never put into argv. `renewed`: what was had
   * before is refused by the target, so a program that makes secrets is asked for another.
   */
  resolveSecret: (ref: SecretRef, wanted?: 'renewed') => Promise<string | null>;
  /** Takes known secrets in all their encodings, then secret-looking patterns, out of a text. */
  redact: (text: string) => string;
  /** Signatures of the runbook's cause tables, looked for in every log that is read. */
  signatures: readonly string[];
  /** When the incident began, as far as it is known: logs that were put aside since are read too. Not given outside of one. */
  sinceMs?: number;
  hostname: string;
  /** The logins that looks over ssh share. */
  ssh: SshConnections;
  nowMs: () => number;
  cancel: AbortSignal;
};

export type CheckOutcome = {
  /** What was sent where, redacted: `GET http://127.0.0.1:8080/health`. */
  target: string;
  startedAtMs: number;
  durationMs: number;
  readings: Reading[];
  evidence: {
    contentType: 'text/plain' | 'application/json' | typeof resultContentType;
    /** Redacted and capped (head and tail kept, the cut said in a line between). */
    text: string;
    /** Of the whole redacted output. */
    wholeBytes: number;
    wholeHash: string;
  } | null;
  /** Target's clock minus ours, where the answer told it. */
  clockOffsetMs: number | null;
};
