/** What the output of the usual programs measured. A line that is not understood gives nothing. */
import type { Reading } from '../../../shared/diagnosis/reading.ts';

type Of<K extends Reading['kind']> = Extract<Reading, { kind: K }>;

/** Mounts that are always full, or that nobody can fill. */
const withoutCapacity = /^\/(?:snap|sys|proc)(?:\/|$)|^\/dev$/;

/**
 * Rows of `df`, with or without their header, also of BSD and busybox: the mount behind the (first) share used. `all` are the lines
 * before any filter, whose header tells inodes from bytes.
 */
export function disksOf(lines: readonly string[], all: readonly string[], hostname: string): Of<'disk'>[] {
  const isOfInodes = all.some((line) => /^Filesystem\b.*\bIUse%/.test(line));
  return lines.flatMap((line): Of<'disk'>[] => {
    const row = /^(\S+(?: \S+)*?)\s.*?\s(\d{1,3})%\s+(?:\S+\s+\S+\s+\d+%\s+)?(\/.*)$/.exec(line);
    const [, source = '', percent = '', mount = ''] = row ?? [];
    if (!row || withoutCapacity.test(mount) || source.startsWith('/dev/loop')) return [];
    const name = isOfInodes ? `${mount.trim()} (inodes)` : mount.trim();
    return [{ kind: 'disk', hostname, mount: name, usedPercent: Number(percent) }];
  });
}

/** `free`, in any unit: what is not available, as a share of the total. An old one says that in a line of its own. */
export function memoryOfFree(lines: readonly string[], hostname: string): Of<'memory'>[] {
  const columns =
    lines
      .find((line) => /^\s+total\b/.test(line))
      ?.trim()
      .split(/\s+/) ?? [];
  const cells =
    lines
      .find((line) => line.startsWith('Mem:'))
      ?.split(/\s+/)
      .slice(1) ?? [];
  const cell = (name: string) => amount(cells[columns.indexOf(name)] ?? '');
  const withoutCaches = lines.find((line) => line.startsWith('-/+ buffers/cache:'))?.split(/\s+/) ?? [];
  return memory(cell('total'), cell('available') ?? amount(withoutCaches.at(-1) ?? ''), hostname);
}

/** `uptime`, and the first line of `w`: `load average: 0.52, 0.58, 0.59`, on a Mac `load averages: 1.52 1.58 1.59`. */
export function loadOfUptime(lines: readonly string[], hostname: string): Of<'load'>[] {
  const number = '(\\d+(?:[.,]\\d+)?)';
  const pattern = new RegExp(`load averages?: ${number},? ${number},? ${number}`);
  const found = lines.map((line) => pattern.exec(line)).find((match) => match !== null);
  const averages = found?.slice(1, 4).map((text) => Number(text.replace(',', '.'))) ?? [];
  return averages.length === 3 ? [{ kind: 'load', hostname, averages }] : [];
}

/** The head of `top`: processor and memory, as Linux, busybox, FreeBSD and macOS print them. */
export function readingsOfTop(lines: readonly string[], hostname: string): (Of<'cpu'> | Of<'memory'>)[] {
  const processor = lines.findLast((line) => /^(?:%?Cpu\(s\)|CPU)(?: usage)?\s*:/.test(line)) ?? '';
  const share = (name: string) => new RegExp(`([\\d.]+)[ %]*${name}\\b`).exec(processor)?.[1];
  const idle = share('id(?:le)?');
  // A processor that waits for a disk does no work.
  const usedPercent = round(100 - Number(idle) - Number(share('(?:wa|io)') ?? 0));
  const isShare = idle !== undefined && usedPercent <= 100;
  const cpu: Of<'cpu'>[] = isShare ? [{ kind: 'cpu', hostname, usedPercent: Math.max(0, usedPercent) }] : [];
  return [...cpu, ...memoryOfTop(lines, hostname)];
}

function memoryOfTop(lines: readonly string[], hostname: string): Of<'memory'>[] {
  const total = /Mem\s*:.*?([\d.]+)\s*k?\s*total/.exec(lines.find((line) => /Mem\s*:/.test(line)) ?? '')?.[1];
  const available = /([\d.]+)\s*avail Mem/.exec(lines.find((line) => line.includes('avail Mem')) ?? '')?.[1];
  if (total !== undefined && available !== undefined) return memory(Number(total), Number(available), hostname);
  // `PhysMem: 15G used (2154M wired), 1024M unused.`; the one of busybox does not say how much could be had.
  const [, used = '', unused = ''] = /^PhysMem: (\S+) used\b.*?, (\S+) unused/.exec(lines.find(isPhysical) ?? '') ?? [];
  const [taken, left] = [amount(used), amount(unused)];
  return taken === null || left === null ? [] : memory(taken + left, left, hostname);
}

function isPhysical(line: string): boolean {
  return line.startsWith('PhysMem:');
}

function memory(total: number | null, available: number | null, hostname: string): Of<'memory'>[] {
  if (total === null || available === null || total <= 0 || available > total) return [];
  return [{ kind: 'memory', hostname, usedPercent: round((100 * (total - available)) / total) }];
}

const powers = 'BKMGTPE';

/** `23Gi`, `290M`, `24684048`, as bytes or in whatever unit all of the table has. */
function amount(text: string): number | null {
  const [, number, unit = ''] = /^([\d.]+)([BKMGTPE]?)i?$/.exec(text) ?? [];
  return number === undefined ? null : Number(number) * 1024 ** Math.max(0, powers.indexOf(unit || 'B'));
}

const socketLine =
  /^(?:(?:tcp|udp|raw|sctp|mptcp)[46]*\s|(?:LISTEN|ESTAB|SYN-SENT|SYN-RECV|FIN-WAIT-[12]|TIME-WAIT|CLOSE-WAIT|LAST-ACK|CLOSING|UNCONN)\s)/;

/** Network sockets among the lines of `ss` and `netstat`; `pattern` is the word that the lines were chosen by. */
export function socketsOf(lines: readonly string[], pattern: string | null, hostname: string): Of<'sockets'> {
  const port = /^[:.\\]*(\d{1,5})(?:\\b|\$|\s)*$/.exec(pattern ?? '')?.[1];
  const count = lines.filter((line) => socketLine.test(line)).length;
  return { kind: 'sockets', hostname, port: port === undefined ? null : Number(port), count };
}

/** Rows of `docker ps -a`. Without -a those that do not run are not listed, and nothing is known of the total. */
export function containersOf(lines: readonly string[], argv: readonly string[], hostname: string): Of<'containers'>[] {
  const listsAll = argv.some((word) => word === '--all' || /^-[a-z]*a[a-z]*$/.test(word));
  if (!listsAll) return [];
  const running = lines.filter((line) => /\sUp (?:\d|Less|About|a )/.test(line)).length;
  const stopped = lines.filter((line) =>
    /\s(?:Exited \(|Created(?:\s|$)|Dead(?:\s|$)|Restarting \(|Removal In)/.test(line),
  ).length;
  return [{ kind: 'containers', hostname, running, total: running + stopped }];
}

/** Tip of `git log`. A commit has a time, but says nothing of when it was deployed. */
export function deploymentOfGitLog(lines: readonly string[]): Of<'deployment'>[] {
  const first = lines[0] ?? '';
  const [, hash, title = ''] = /^(?:commit )?([0-9a-f]{7,40})\b(?: \([^)]*\))?\s*(.*)$/.exec(first) ?? [];
  return hash === undefined
    ? []
    : [{ kind: 'deployment', version: `${hash.slice(0, 12)} ${title}`.trim(), atMs: null }];
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
