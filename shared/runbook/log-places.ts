/** Where a log is: a file, a unit of the journal, a container; and whose log it is. */
import type { Table } from 'mdast';
import { logColumns } from './column-words.ts';
import type { LogSource, Runbook } from './model.ts';
import { logRoleWords } from './row-words.ts';
import { cellText, columnsOf, rowsOf } from './tables.ts';
import { byLongestPhrase, keyOf } from './wording.ts';

export function logRoleOf(kind: string): Runbook['logs'][number]['role'] {
  return byLongestPhrase(keyOf(kind), logRoleWords);
}

/** From a cell that holds a path or the command that shows the log. */
export function logSourceOf(place: string): LogSource {
  const words = place
    .trim()
    .split(/\s+/u)
    .filter((word) => word !== 'sudo');
  if (words[0] === 'journalctl' || /^journald?$/iu.test(words[0] ?? ''))
    return { kind: 'journal', unit: unitIn(words) };
  const logs = words.indexOf('logs');
  if (logs > 0 && /^(?:docker|podman|docker-compose|nerdctl)$/u.test(words[0] ?? '')) {
    const container = words.slice(logs + 1).find((word) => !word.startsWith('-') && !/^\d+$/u.test(word));
    if (container !== undefined) return { kind: 'container', container };
  }
  return { kind: 'file', path: words.find((word) => word.includes('/')) ?? place.trim() };
}

function unitIn(words: readonly string[]): string | null {
  for (const [index, word] of words.entries()) {
    if (word === '-u' || word === '--unit') return words[index + 1] ?? null;
    const joined = /^(?:-u|--unit=)(.+)$/u.exec(word)?.[1];
    if (joined !== undefined) return joined;
  }
  return null;
}

export function logsOf(table: Table, already: number): Runbook['logs'] {
  const { columns } = columnsOf(table, logColumns);
  const rows = rowsOf(table).flatMap(({ cells }) => {
    const kind = cellText(cells[columns.kind]);
    const path = cellText(cells[columns.path]);
    return path === null ? [] : [{ kind: kind ?? path, path }];
  });
  return rows.map(({ kind, path }, index) => ({
    id: `log-${already + index + 1}`,
    kind,
    role: logRoleOf(kind),
    path,
    source: logSourceOf(path),
  }));
}
