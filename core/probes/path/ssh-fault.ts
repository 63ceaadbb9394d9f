/** What ssh printed when it ended, told apart: the way to the far end, or the far end's way to the target. */
import type { Outcome, PathFault } from '../../../shared/diagnosis/reading.ts';
import { PathFailure, TargetFailure } from './path-failure.ts';

type Rule = [pattern: RegExp, fault: PathFault];

/** The first that matches holds. Of what a far end prints itself nothing can match, since it comes on another channel or later. */
const faults: readonly Rule[] = [
  [/REMOTE HOST IDENTIFICATION HAS CHANGED|POSSIBLE DNS SPOOFING DETECTED|revoked key/i, 'hostKeyChanged'],
  [/Host key verification failed|No \S+ host key is known for/i, 'hostKeyUnknown'],
  [/Permission denied \([^)]*(?:password|keyboard-interactive)[^)]*\)/i, 'needsInteraction'],
  [/Permission denied \(|Too many authentication failures|No supported authentication methods/i, 'denied'],
  [
    /Bad configuration option|Bad owner or permissions|terminating, \d+ bad configuration|Can't open user config/i,
    'configInvalid',
  ],
  [/connect to host \S+ port \d+: Connection refused/i, 'refused'],
  [
    /connect to host \S+ port \d+: (?:Connection|Operation) timed out|Connection timed out|Timeout, server|Connection to \S+ port \d+ timed out/i,
    'timeout',
  ],
  [/No route to host|Network is (?:unreachable|down)|Host is down|Can't assign requested address/i, 'noRoute'],
  [
    /kex_exchange_identification|ssh_exchange_identification|banner exchange|Connection (?:closed|reset) by|Connection reset|Broken pipe|read header failed|client_loop: send disconnect|closed by remote host/i,
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
 * Why a stream to the target did not open, from what ssh printed after it was logged in; null where it says nothing of that. A
 * refusal by the target itself is the target's; what the far end forbids, or has no route for, is the way's.
 */
export function forwardFailureOf(errors: string, alias: string): PathFailure | TargetFailure | null {
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
