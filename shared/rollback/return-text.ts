/** Putting the version to return to into the runbook's commands: into what it leaves open, and over the version of its example. */
import type { Pattern, Runbook } from '../runbook/model.ts';

const namesVersion = /version|tag|release|revision|commit|image|バージョン|タグ|版|リビジョン|コミット/iu;

/** The placeholders of the rollback steps that stand for a version. */
export function versionPlaceholders(runbook: Runbook | null): string[] {
  const commands = rollbackSteps(runbook).flatMap(({ commands: of }) => of);
  return [...new Set(commands.flatMap(({ placeholders }) => placeholders))].filter((name) => namesVersion.test(name));
}

/** `v1.2.3` behind `:` of an image, or as what is checked out; no number of anything else. */
const exampleVersion =
  /(?<=:|\bcheckout\s+|\breset\s+--hard\s+|\brevert\s+)v?\d{1,5}\.\d{1,5}(?:\.\d{1,5})?(?:-[\w.]+)?(?=$|[\s"';&|])/gu;

/**
 * A rollback command with its example version replaced.
 *
 * @returns the versions that were written, each once; empty where the text stays as it is.
 */
export function returnText(text: string, versionTo: string | null): { text: string; written: string[] } {
  if (versionTo === null || !/^[\w][\w.+/-]*$/u.test(versionTo)) return { text, written: [] };
  const written = [...new Set(text.match(exampleVersion) ?? [])].filter((version) => version !== versionTo);
  return written.length === 0 ? { text, written } : { text: text.replace(exampleVersion, versionTo), written };
}

/** The pattern that has the steps; null where the runbook has none. */
export function rollbackPattern(runbook: Runbook | null): Pattern | null {
  return runbook?.patterns.find(({ procedures }) => procedures.some(({ kind }) => kind === 'rollback')) ?? null;
}

function rollbackSteps(runbook: Runbook | null) {
  const procedures = (runbook?.patterns ?? []).flatMap((pattern) => pattern.procedures);
  return procedures.filter(({ kind }) => kind === 'rollback').flatMap(({ steps }) => steps);
}

/** Whether a command is one of the rollback steps. */
export function isRollbackCommand(runbook: Runbook | null, commandId: string): boolean {
  return rollbackSteps(runbook).some(({ commands }) => commands.some(({ id }) => id === commandId));
}
