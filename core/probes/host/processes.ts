/** Processes counted by name, those left out that only look for it. */

/** Programs that carry the name of a service in their words because someone is looking at it. */
const onlookers = /^(?:\S*\/)?(?:grep|egrep|fgrep|rg|ps|tail|less|more|vi|vim|nano|view|watch|pgrep)(?:\s|$)/;

type Row = { pid: number; command: string };

/** The rows of `ps aux`, `ps -ef` and the like: their last column is the command, however many words it has. */
export function rowsOfPs(lines: readonly string[]): Row[] {
  const columns = (lines[0] ?? '').trim().split(/\s+/);
  const pidColumn = columns.indexOf('PID');
  if (pidColumn < 0 || !/^(?:COMMAND|CMD|ARGS)$/.test(columns.at(-1) ?? '')) return [];
  return lines.slice(1).map((line) => {
    const words = line.trim().split(/\s+/);
    return { pid: Number(words[pidColumn]), command: words.slice(columns.length - 1).join(' ') };
  });
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
