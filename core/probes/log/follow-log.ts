/** Following a log as it grows, here or over ssh; what was seen is one outcome like that of any check. */
import { applyFilters } from '../../../shared/runbook/filters.ts';
import { type FollowedProbe, followingWords } from '../../../shared/runbook/followable.ts';
import type { LogSource } from '../../../shared/runbook/model.ts';
import { toEvidence } from '../evidence.ts';
import { refusalOf } from '../host/allow-list.ts';
import { type Followed, followProgram } from '../host/follow-program.ts';
import { prepareWords } from '../host/prepare-words.ts';
import { type ReachedHost, reachHost } from '../host/reach-host.ts';
import { logReading } from '../log-probe.ts';
import type { CheckOutcome, ProbeContext } from '../probe.ts';
import { Unreadable } from '../unreadable.ts';
import { hasGlob } from './expand-globs.ts';
import { filesOverSsh } from './files-over-ssh.ts';
import { filesHere } from './log-files.ts';
import { plainName } from './read-log.ts';

/** A log about to be followed: where it is was looked up, and that it may be read. */
export type Follow = {
  /** Redacted: `tail -n 100 -F -- /var/log/app.log @ web-01`. */
  target: string;
  /** Goes on until it is stopped or at its limits; `onLines` is told of new lines that the filters let through, redacted. */
  run: (stop: AbortSignal, onLines: (lines: readonly string[]) => void) => Promise<FollowOutcome>;
};

export type FollowOutcome = CheckOutcome & Pick<Followed, 'end'>;

/** Throws Unreadable where it may not be read, or is not there. */
export async function prepareFollow(
  probe: FollowedProbe,
  context: ProbeContext,
  hostId: string | null,
): Promise<Follow> {
  const host = reachHost(context, hostId);
  const words = await wordsOf(probe, host, context.cancel);
  const argv = await host.wordsToFollow(words);
  const title = `${words.join(' ')} @ ${host.name}`;
  const { redact, nowMs, signatures } = context;
  const chosen = (lines: readonly string[]) => applyFilters(lines, probe.filters);
  const source: LogSource = probe.type === 'log' ? probe.source : { kind: 'file', path: probe.argv.join(' ') };
  return {
    target: redact(title),
    async run(stop, onLines) {
      const startedAtMs = nowMs();
      const startedMs = performance.now();
      const { end, lines, errors } = await followProgram(argv, {
        stop,
        onLines: (fresh) => {
          const shown = chosen(fresh);
          if (shown.length > 0) onLines(redact(shown.join('\n')).split('\n'));
        },
        errorsAreLines: source.kind === 'container' && host.sshAlias === null,
      });
      const durationMs = Math.round(performance.now() - startedMs);
      const times = [startedAtMs, startedAtMs + durationMs].map((atMs) => new Date(atMs).toISOString());
      const head = [title, `(followed ${times.join(' – ')}; ${end})`];
      // ssh tells of its own doings beside the lines, which explains something only where none came.
      const said = errors === '' || (host.sshAlias !== null && lines.length > 0) ? [] : [errors];
      const text = [...head, '', ...chosen(lines), ...said, ''].join('\n');
      return {
        end,
        target: redact(title),
        startedAtMs,
        durationMs,
        readings: [logReading(source, lines, signatures, redact, host)],
        evidence: toEvidence(text, 'text/plain', redact),
        clockOffsetMs: null,
      };
    },
  };
}

/** Judged as the bounded look that it goes on from; only then the option to go on is added. */
async function wordsOf(probe: FollowedProbe, host: ReachedHost, cancel: AbortSignal): Promise<string[]> {
  if (probe.type === 'host') {
    const refusal = refusalOf(probe.argv);
    const words = followingWords(probe.argv);
    if (refusal !== null || words === null) throw new Unreadable('notAllowed', refusal ?? 'it shows no log');
    return prepareWords(words, probe.privileged);
  }
  const lines = String(Math.min(linesBefore, Math.max(0, probe.lines ?? 0)));
  switch (probe.source.kind) {
    case 'file':
      return ['tail', '-n', lines, '-F', '--', await fileOf(probe.source.path, host, cancel)];
    case 'journal': {
      const { unit } = probe.source;
      const chosen = unit === null ? [] : ['-u', plainName(unit)];
      return ['journalctl', '-f', '--no-pager', '--quiet', '-o', 'short-iso', '-n', lines, ...chosen];
    }
    case 'container':
      return ['docker', 'logs', '-f', '--tail', lines, plainName(probe.source.container)];
  }
}

/** Lines of the end that are shown first, at most. */
const linesBefore = 1_000;

/** Of several that match, the one that is being written. */
async function fileOf(path: string, host: ReachedHost, cancel: AbortSignal): Promise<string> {
  const files = host.sshAlias === null ? filesHere(cancel) : filesOverSsh(host, cancel);
  const full = files.full(path);
  const [newest] = hasGlob(full) ? await files.matching(full) : [{ path: full }];
  if (newest === undefined) throw new Unreadable('notFound', `no file matches ${path}`);
  const real = await files.real(newest.path);
  if (real.endsWith('.gz')) throw new Unreadable('failed', `${path} is packed: nothing is added to it`);
  return real;
}
