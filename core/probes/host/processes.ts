/** Processes counted by name, those left out that only look for it. */

/** Programs that carry the name of a service in their words because someone is looking at it. */
const onlookers = /^(?:\S*\/)?(?:grep|egrep|fgrep|rg|ps|tail|less|more|vi|vim|nano|view|watch|pgrep)(?:\s|$)/;

type Row = { pid: number; command: string };

/** The line that names the columns of `ps`, also of BSD and busybox; null where there is none. */
export function headerOfPs(lines: readonly string[]): string | null {
  return lines.find((line) => /(?:^|\s)PID\s/.test(line) && /\s(?:COMMAND|CMD|ARGS)\s*$/.test(line)) ?? null;
}

/**
 * The rows of `ps aux`, `ps -ef` and the like: their last column is the command, however many words it has. Null where no header
 * says which column is which.
 */
export function rowsOfPs(lines: readonly string[]): Row[] | null {
  const header = headerOfPs(lines);
  if (header === null) return null;
  const columns = header.trim().split(/\s+/);
  const pidColumn = columns.indexOf('PID');
  return lines.slice(lines.indexOf(header) + 1).flatMap((line) => {
    const words = line.trim().split(/\s+/);
    const pid = Number(words[pidColumn]);
    return Number.isInteger(pid) && pid > 0 ? [{ pid, command: words.slice(columns.length - 1).join(' ') }] : [];
  });
}

/** Rows of `ps aux` or `ps -ef` that lost their header to a grep; null where a line is neither. */
export function rowsWithoutHeader(lines: readonly string[]): Row[] | null {
  const rows = lines
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [, aux, command] = /^\S+\s+(\d+)(?:\s+\d+\.\d+){2}(?:\s+\S+){6}\s+(.*)$/.exec(line) ?? [];
      const [, full, words] = /^\S+\s+(\d+)\s+\d+\s+\d+(?:\s+\S+){3}\s+(.*)$/.exec(line) ?? [];
      return { pid: Number(aux ?? full), command: command ?? words ?? '' };
    });
  return rows.every(({ pid }) => pid > 0) ? rows : null;
}

/** How many run whose command holds the name. `own`: process ids that are of the look itself. */
export function countNamed(rows: readonly Row[], name: string, own: ReadonlySet<number>): number {
  return rows.filter(({ pid, command }) => !own.has(pid) && !onlookers.test(command) && command.includes(name)).length;
}

/** Lines of `ps -eo pid=,ppid=,stat=,args=`; what has ended and only waits to be collected does not run. */
export function rowsOfList(lines: readonly string[]): (Row & { parent: number })[] {
  return lines.flatMap((line) => {
    const [, pid, parent, status = '', command = ''] = /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? [];
    if (pid === undefined || status.startsWith('Z')) return [];
    return [{ pid: Number(pid), parent: Number(parent), command }];
  });
}

/** A process and all above it: a shell that started us may have the name among its words. */
export function withAncestors(rows: readonly { pid: number; parent: number }[], pid: number): Set<number> {
  const parents = new Map(rows.map((row) => [row.pid, row.parent]));
  const found = new Set<number>();
  for (let at: number | undefined = pid; at !== undefined && at > 1 && !found.has(at); at = parents.get(at))
    found.add(at);
  return found;
}
