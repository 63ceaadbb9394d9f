/**
 * The runbooks an installation keeps, addressed by the hash of their bytes: an incident is pinned to exactly the text it was
 * guided by, and the same file twice is one runbook.
 */
import { createHash } from 'node:crypto';
import type { RunbookEntry } from '../shared/contract/view.ts';
import { decodeText } from '../shared/runbook/decode-text.ts';
import type { Diagnostic, Runbook } from '../shared/runbook/model.ts';
import { parseRunbook } from '../shared/runbook/parse-runbook.ts';
import { coreWords } from '../shared/text/core-words.ts';
import type { Clock } from './clock.ts';
import type { RunbookRow, Store } from './store/store.ts';

const nothingToGuide: Diagnostic['message'] = { ja: coreWords.ja.nothingToGuide, en: coreWords.en.nothingToGuide };

export type RunbookLibrary = {
  /** The parsed runbook with these bytes; null where the store has none such. Each is parsed once. */
  of(hash: string | null): Runbook | null;
  /**
   * Keeps a runbook file. One in which nothing can guide (no pattern, no checklist) is refused with the first grave
   * finding; findings in a usable one are kept with it and shown.
   */
  keep(file: {
    name: string;
    bytes: Uint8Array;
  }): { ok: true; hash: string } | { ok: false; message: Diagnostic['message'] };
};

/** `redact` takes secrets out of a file before it is kept: a token that somebody wrote into a command goes no further. */
export function createRunbookLibrary(store: Store, clock: Clock, redact: (text: string) => string): RunbookLibrary {
  const parsed = new Map<string, Runbook>();
  return {
    of(hash) {
      if (hash === null) return null;
      const known = parsed.get(hash);
      if (known) return known;
      const row = store.runbooks.get(hash);
      if (!row) return null;
      const runbook = parseRunbook(row.bytes);
      parsed.set(hash, runbook);
      return runbook;
    },
    keep(given) {
      const file = { name: redact(given.name), bytes: withoutSecrets(given.bytes, redact) };
      const runbook = parseRunbook(file.bytes);
      if (runbook.patterns.length === 0 && runbook.preparation.length === 0) {
        const grave = runbook.diagnostics.find(({ severity }) => severity === 'error');
        return { ok: false, message: grave?.message ?? nothingToGuide };
      }
      const hash = createHash('sha256').update(file.bytes).digest('hex');
      if (!store.runbooks.get(hash)) {
        const title = runbook.title ?? file.name;
        store.runbooks.put({ ...file, bundled: false, hash, title, importedAtMs: clock.nowMs() });
      }
      parsed.set(hash, runbook);
      return { ok: true, hash };
    },
  };
}

/** The very same bytes where they hold none. */
function withoutSecrets(bytes: Uint8Array, redact: (text: string) => string): Uint8Array {
  const { text } = decodeText(bytes);
  const redacted = redact(text);
  return redacted === text ? bytes : Buffer.from(redacted, 'utf8');
}

export function entryOf(row: RunbookRow, runbook: Runbook): RunbookEntry {
  const count = (severity: string) => runbook.diagnostics.filter((finding) => finding.severity === severity).length;
  return {
    hash: row.hash,
    title: row.title,
    name: row.name,
    bundled: row.bundled,
    importedAtMs: row.importedAtMs,
    patterns: runbook.patterns.length,
    findings: { errors: count('error'), warnings: count('warning'), infos: count('info') },
  };
}
