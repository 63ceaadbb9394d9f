/** What of a runbook's command may become a guarded action on a database's sessions. */
import { type NotUnderstood, readSignalStatement, type SignalStatement } from './commands/signal-statement.ts';
import type { Command } from './model.ts';

export type SignalAction = { ok: true; statement: SignalStatement } | ({ ok: false } & NotUnderstood);

/** Null for a command that signals no session: then nothing is said of it here. */
export function signalActionOf({ risk, probe, text }: Pick<Command, 'risk' | 'probe' | 'text'>): SignalAction | null {
  if (risk === 'observe' || risk === 'change') return null;
  if (probe?.type === 'sql') return risk === 'destroy' ? readSignalStatement(probe.statement) : null;
  return /\bpg_(?:terminate|cancel)_backend\b/i.test(text)
    ? { ok: false, reason: 'severalStatements', word: null }
    : null;
}
