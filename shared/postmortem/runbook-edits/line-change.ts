/** Changes of a text by its lines, and the text that comes of them. Lines keep the ends that they have, CRLF among them. */

export type LineChange =
  /** A line of its own, under or above line `line`, as far in as `indent` says. */
  | { kind: 'insert'; line: number; where: 'after' | 'before'; indent: string; text: string }
  /** More words at the end of the line; `cell` puts them into the last cell of a row of a table. */
  | { kind: 'append'; line: number; text: string; cell: boolean }
  /** The only place in the line where `from` stands says `to`. */
  | { kind: 'replace'; line: number; from: string; to: string };

/** Several changes of one text; those of one line are all made, replacements first. Lines count from 1. */
export function changedText(text: string, changes: readonly LineChange[]): string {
  const lines = linesOf(text);
  const byLine = Map.groupBy(changes, ({ line }) => line);
  const commonEnd = lines.find(({ end }) => end !== '')?.end ?? '\n';
  return lines
    .map((line, index) => {
      const of = byLine.get(index + 1);
      return of === undefined ? line.words + line.end : changedLine(line, of, commonEnd);
    })
    .join('');
}

type Line = { words: string; end: string };

/** As the runbook's reader counts them: by LF, CRLF, or CR alone. */
export function linesOf(text: string): Line[] {
  return [...text.matchAll(/([^\r\n]*)(\r\n|\r|\n|$)/gu)]
    .map(([, words = '', end = '']) => ({ words, end }))
    .filter(({ words, end }, index, all) => index < all.length - 1 || words !== '' || end !== '');
}

function changedLine(line: Line, changes: readonly LineChange[], commonEnd: string): string {
  const before: string[] = [];
  const after: string[] = [];
  let { words } = line;
  for (const change of changes) if (change.kind === 'replace') words = words.split(change.from).join(change.to);
  for (const change of changes) {
    if (change.kind === 'append') words = change.cell ? inLastCell(words, change.text) : appended(words, change.text);
    if (change.kind === 'insert') (change.where === 'before' ? before : after).push(change.indent + change.text);
  }
  const end = line.end === '' ? commonEnd : line.end;
  const lines = [...before, words, ...after];
  return lines.join(end) + line.end;
}

/** Two blanks at the end of a line break it in Markdown, and stay at its end. */
function appended(words: string, text: string): string {
  const bare = words.trimEnd();
  return `${bare}${text}${words.slice(bare.length)}`;
}

function inLastCell(words: string, text: string): string {
  const escaped = text.replace(/\\?\|/gu, '\\|');
  const bar = /(?<!\\)\|\s*$/u.exec(words);
  if (bar === null) return appended(words, escaped);
  const cell = words.slice(0, bar.index).trimEnd();
  return `${cell}${escaped} ${words.slice(bar.index)}`;
}
