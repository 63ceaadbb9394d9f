/** Which of a runbook's commands that never end can be followed: those that show a log as it grows. */
import type { Command, Probe } from './model.ts';

export type FollowedProbe = Extract<Probe, { type: 'log' | 'host' }>;

/**
 * The bounded look beside the command (`tail -n 100 …`), which core goes on from; null where it is no log, or where a filter needs the
 * last line before it can say anything.
 */
export function followedProbe({ risk, unending, substitute }: Command): FollowedProbe | null {
  const probe = substitute?.probe ?? null;
  if (risk !== 'observe' || unending !== 'stream' || probe === null) return null;
  if (probe.type !== 'log' && probe.type !== 'host') return null;
  if (!probe.filters.every((filter) => filter.kind === 'grep' && !filter.count)) return null;
  if (probe.type === 'log') return probe.lines !== null && probe.lines >= 0 ? probe : null;
  return followingWords(probe.argv) === null ? null : probe;
}

/** The words of a look at the end of a log, with the option to go on; null where the program is none that shows a log. */
export function followingWords(argv: readonly string[]): string[] | null {
  const [program = '', ...words] = argv;
  if (program === 'journalctl') return [program, '-f', ...words];
  const at = words.indexOf('logs');
  if (!/^(?:docker|podman|docker-compose|kubectl)$/.test(program) || at < 0) return null;
  return [program, ...words.slice(0, at + 1), '-f', ...words.slice(at + 1)];
}
