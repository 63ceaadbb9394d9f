/** What ssh printed when it ended, told apart: the way to the far end, or the far end's way to the target. */
import type { Outcome, PathFault } from '../../../shared/diagnosis/reading.ts';
import { PathFailure, TargetFailure } from './path-failure.ts';

type Rule = [pattern: RegExp, fault: PathFault];

/**
 * The first that matches holds. Each is anchored to how ssh begins its line, since a program at the far end may say much the same of
 * something else. A jump host that cannot go on says so in the words of a forward.
 */
const faults: readonly Rule[] = [
  [
    /REMOTE HOST IDENTIFICATION HAS CHANGED|POSSIBLE DNS SPOOFING DETECTED|^Host key \S+ was revoked/im,
    'hostKeyChanged',
  ],
  [/^Host key verification failed|^No \S+ host key is known for/im, 'hostKeyUnknown'],
  [/^\S+: Permission denied \([^)]*(?:password|keyboard-interactive)[^)]*\)/im, 'needsInteraction'],
  [/^\S+: Permission denied \(|Too many authentication failures|No supported authentication methods/im, 'denied'],
  [
    /Bad configuration option|^Bad owner or permissions|terminating, \d+ bad configuration|^Can't open user config/im,
    'configInvalid',
  ],
  [
    /^ssh: connect to host \S+ port \d+: Connection refused|open failed: connect failed: Connection refused/im,
    'refused',
  ],
  [
    /^ssh: connect to host \S+ port \d+: .*timed out|^Connection timed out during|^Timeout, server|^Connection to \S+ port \d+ timed out/im,
    'timeout',
  ],
  [/open failed: connect failed: .*timed out/i, 'timeout'],
  [/open failed: connect failed: .*(?:not known|resolution|No address)/i, 'dns'],
  [/open failed: (?:administratively prohibited|.*not allowed)/i, 'forwardForbidden'],
  [/^ssh: connect to host \S+ port \d+: |open failed: connect failed: /im, 'noRoute'],
  [
    /^(?:kex|ssh)_exchange_identification|^banner exchange|^Connection (?:closed|reset) by|^client_loop: |^mux_client_\w+: read |^(?:Shared )?[Cc]onnection to \S+ closed|^ssh_dispatch_run_fatal/m,
    'closed',
  ],
];

/**
 * Why no way was open, from what `ssh` printed before it was logged in.
 *
 * @param alias as it stands in the environment: where it is the name that cannot be found, no configuration knows it.
 */
export function pathFailureOf(errors: string, alias: string): PathFailure {
  const unresolved = /Could not resolve hostname (\S+):/i.exec(errors)?.[1];
  if (unresolved !== undefined) {
    const name = alias.slice(alias.lastIndexOf('@') + 1);
    const isAlias = unresolved.toLowerCase() === name.toLowerCase() && !name.includes('.');
    return new PathFailure(isAlias ? 'aliasUnknown' : 'dns', `ssh ${alias}`, lastLine(errors));
  }
  const fault = faults.find(([pattern]) => pattern.test(errors))?.[1] ?? 'failed';
  return new PathFailure(fault, `ssh ${alias}`, lastLine(errors));
}

const connectFailures: readonly [RegExp, Outcome][] = [
  [/Connection refused/i, 'refused'],
  [/timed out/i, 'timeout'],
  [/not known|resolution|resolve|No address/i, 'dns'],
  [/reset/i, 'reset'],
];

/**
 * Why a stream to the target did not open, from what ssh printed; null where it was not logged in, or says nothing of that. A refusal
 * by the target itself is the target's; what the far end forbids, or has no route for, is the way's.
 */
export function forwardFailureOf(errors: string, alias: string): PathFailure | TargetFailure | null {
  // A jump host says the same of the host behind it, and then nobody ever logged in there.
  if (!isLoggedIn(errors) || /^kex_exchange_identification/m.test(errors)) return null;
  const said = /open failed: (.*)/i.exec(errors)?.[1]?.trim();
  if (said === undefined) return null;
  if (!/^connect failed/i.test(said)) {
    const fault = /prohibited|not allowed/i.test(said) ? 'forwardForbidden' : 'failed';
    return new PathFailure(fault, `ssh ${alias}`, said);
  }
  const outcome = connectFailures.find(([pattern]) => pattern.test(said))?.[1];
  return outcome === undefined ? new PathFailure('noRoute', `ssh ${alias}`, said) : new TargetFailure(outcome, said);
}

/** Through a shared connection ssh does not say why a stream was not opened. */
export function isRefusedWithoutReason(errors: string): boolean {
  return /Session open refused by peer|stdio forwarding request failed/i.test(errors);
}

/** Whether it came as far as being logged in. */
export function isLoggedIn(errors: string): boolean {
  return /^Authenticated to /m.test(errors);
}

/** Of several, the last usually says what the others led to; banners and warnings of old keys stand before it. */
function lastLine(errors: string): string {
  const lines = errors.split('\n').map((line) => line.trim());
  return (
    lines.findLast((line) => line !== '' && !/^(?:Authenticated to|Transferred:|Bytes per second)/.test(line)) ??
    'ssh ended'
  );
}
