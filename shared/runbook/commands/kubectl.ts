/** What `kubectl` only shows. Its acting verbs are in actions.ts. */
import type { Invocation } from './invocation.ts';
import { commandText, withoutFollow } from './log-commands.ts';
import { copyOnly, hostProbe, type Meaning, observed, unending } from './understanding.ts';

export const looking: ReadonlySet<string> = new Set([
  'get',
  'describe',
  'top',
  'logs',
  'explain',
  'version',
  'api-resources',
  'api-versions',
]);
export const lookingOfGroup: Readonly<Record<string, readonly string[]>> = {
  rollout: ['status', 'history'],
  config: ['get-contexts', 'get-clusters', 'current-context'],
  auth: ['can-i', 'whoami'],
};
/** Options before the verb that take a value in a word of their own. */
const valueOptions = new Set(['-n', '--namespace', '--context', '--cluster', '-l', '--selector']);

/** The verb and what follows, after kubectl's own options. */
export function kubectlVerb(words: readonly string[]): { verb: string; rest: string[] } {
  let index = 0;
  while (words[index]?.startsWith('-')) index += valueOptions.has(words[index] ?? '') ? 2 : 1;
  return { verb: words[index] ?? '', rest: words.slice(index + 1) };
}

export function understandKubectl(invocation: Invocation): Meaning | null {
  const { words, privileged } = invocation;
  const { verb, rest } = kubectlVerb(words);
  // Another server, or a cache and profile written to disk, is more than looking.
  if (words.some((word) => /^--(?:server|token|profile|cache-dir|kubeconfig|as|output-directory)/.test(word)))
    return null;
  if (verb === 'port-forward' || verb === 'attach' || verb === 'proxy') return unending('interactive', null);
  const isBareInfo = verb === 'cluster-info' && rest.length === 0;
  const isLooking = looking.has(verb) || isBareInfo || (lookingOfGroup[verb]?.includes(rest[0] ?? '') ?? false);
  const isSecret =
    (verb === 'config' && rest[0] === 'view') || rest.some((word) => /(?:^|,)secrets?(?:[/.,]|$)/i.test(word));
  if (isSecret && (isLooking || verb === 'config')) return copyOnly('observe');
  if (!isLooking) return null;
  const follows = verb === 'logs' && rest.some((word) => word === '-f' || word.startsWith('--follow'));
  const watches = verb === 'get' && rest.some((word) => /^-w$|^--watch/.test(word));
  // Told once how far it is, instead of waiting until it is done.
  if (verb === 'rollout' && rest[0] === 'status' && !rest.some((word) => word.startsWith('--watch')))
    return observed(hostProbe(['kubectl', ...words, '--watch=false'], privileged));
  if (!follows && !watches) return observed(hostProbe(['kubectl', ...words], privileged));
  const before = words.slice(0, words.length - rest.length);
  const end = follows && !rest.some((word) => word.startsWith('--tail')) ? ['--tail=100'] : [];
  const kept = follows ? withoutFollow(rest) : rest.filter((word) => !/^-w$|^--watch/.test(word));
  const argv = [...before, ...end, ...kept];
  return unending('stream', {
    text: commandText(invocation, 'kubectl', argv),
    probe: hostProbe(['kubectl', ...argv], privileged),
  });
}
