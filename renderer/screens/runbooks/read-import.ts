/** A chosen file's bytes in base64, as importing takes them; or why they are not sent. */

import { base64Of } from '../../components/base64.ts';

/** What a call may carry, with room for base64. */
export const largestImportBytes = 5 * 1024 * 1024;

export type ReadImport =
  | { ok: true; name: string; base64: string }
  | { ok: false; reason: 'tooLarge' | 'unreadable'; name: string; bytes: number };

/** Longest name that the contract takes. */
const longestName = 300;

export async function readImport(file: File): Promise<ReadImport> {
  const { name, size: bytes } = file;
  if (bytes > largestImportBytes) return { ok: false, reason: 'tooLarge', name, bytes };
  try {
    return { ok: true, name: name.slice(-longestName) || 'runbook.md', base64: await base64Of(file) };
  } catch {
    return { ok: false, reason: 'unreadable', name, bytes };
  }
}
