/** What Hikeshi tells a runbook's author, worded in both languages; `docs/runbook-format.md` documents the codes. */
import { commandWords } from './diagnostic-words-commands.ts';
import { documentWords } from './diagnostic-words-document.ts';
import type { Place } from './markdown.ts';
import type { Diagnostic } from './model.ts';

export type Params = Record<string, string | number>;
export type Wording = { severity: Diagnostic['severity']; ja: string; en: string };

export type DocumentCode = keyof typeof documentWords;

/** More of one kind than this are counted, not listed: a broken file must not fill the screen. */
const mostOfOneCode = 100;

export type Findings = {
  /** A finding about the document's form. */
  add(code: DocumentCode, place: Place, params?: Params): void;
  /** A finding about a command, by the code that its reading gave. */
  addCommand(code: string, place: Place, params: Params): void;
  /** In the order of the file. */
  list(): Diagnostic[];
};

export function collectFindings(): Findings {
  const found: Diagnostic[] = [];
  const counts = new Map<string, number>();
  const put = (code: string, { severity, ja, en }: Wording, { line, column }: Place, params: Params) => {
    const count = (counts.get(code) ?? 0) + 1;
    counts.set(code, count);
    if (count > mostOfOneCode) return;
    found.push({ severity, code, line, column, message: { ja: fill(ja, params), en: fill(en, params) } });
  };
  return {
    add: (code, place, params = {}) => put(code, documentWords[code], place, params),
    addCommand: (code, place, params) => put(code, commandWords[code] ?? unworded(code), place, params),
    list: () =>
      [...found, ...overflow(counts)].sort((one, other) => one.line - other.line || one.column - other.column),
  };
}

function unworded(code: string): Wording {
  return {
    severity: 'info',
    ja: `このコマンドには注意があります（${code}）。`,
    en: `There is a remark about this command (${code}).`,
  };
}

function overflow(counts: ReadonlyMap<string, number>): Diagnostic[] {
  return [...counts]
    .filter(([, count]) => count > mostOfOneCode)
    .map(([code, count]) => ({
      severity: 'info',
      code: 'more-of-the-same',
      line: 1,
      column: 1,
      message: {
        ja: fill(documentWords['more-of-the-same'].ja, { code, count: count - mostOfOneCode }),
        en: fill(documentWords['more-of-the-same'].en, { code, count: count - mostOfOneCode }),
      },
    }));
}

function fill(words: string, params: Params): string {
  return words.replace(/\{(\w+)\}/gu, (whole, name: string) => String(params[name] ?? whole));
}
