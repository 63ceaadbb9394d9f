/** What `docker`, `podman` and Compose only show. Their acting verbs are in actions.ts. */
import type { Invocation } from './invocation.ts';
import { commandText, understandContainerLogs, withoutFollow } from './log-commands.ts';
import { copyOnly, hostProbe, type Meaning, observed, unending } from './understanding.ts';

export const looking: ReadonlySet<string> = new Set([
  'ps',
  'inspect',
  'images',
  'info',
  'version',
  'top',
  'port',
  'diff',
  'history',
]);
export const lookingOfGroup: Readonly<Record<string, readonly string[]>> = {
  container: ['ls', 'list', 'ps', 'inspect', 'top', 'port', 'diff'],
  image: ['ls', 'list', 'inspect', 'history'],
  network: ['ls', 'list', 'inspect'],
  volume: ['ls', 'list', 'inspect'],
  system: ['df', 'info'],
  node: ['ls', 'ps', 'inspect'],
  service: ['ls', 'ps', 'inspect', 'logs'],
  stack: ['ls', 'ps', 'services'],
};
export const composeLooking: ReadonlySet<string> = new Set(['ps', 'top', 'images', 'ls', 'version', 'port']);

export function understandDocker(invocation: Invocation): Meaning | null {
  const { name, words, privileged } = invocation;
  const [verb = '', ...rest] = words;
  if (verb === 'logs') return understandContainerLogs(invocation, rest);
  if (verb === 'container' && rest[0] === 'logs') return understandContainerLogs(invocation, rest.slice(1));
  if (verb === 'compose') return understandCompose(invocation, ['compose'], rest);
  if (verb === 'stats') {
    const argv = [...words, '--no-stream'];
    if (words.includes('--no-stream')) return observed(hostProbe([name, ...words], privileged));
    return unending('stream', {
      text: commandText(invocation, name, argv),
      probe: hostProbe([name, ...argv], privileged),
    });
  }
  if (verb === 'events') return unending('stream', null);
  const isLooking = looking.has(verb) || (lookingOfGroup[verb]?.includes(rest[0] ?? '') ?? false);
  return isLooking ? observed(hostProbe([name, ...words], privileged)) : null;
}

/** `docker compose …`, or `docker-compose …` with an empty `prefix`. Null where it does not only look. */
export function understandCompose(invocation: Invocation, prefix: string[], words: readonly string[]): Meaning | null {
  const { verb, rest } = composeVerb(words);
  const { name, privileged } = invocation;
  const argv = [...prefix, ...words];
  // `config -o` and `--output` write a file.
  if (rest.some((word) => /^-o|^--output|^--lock-image/.test(word))) return null;
  // The configuration holds secrets; options before the verb name another file, or another project.
  const isByHand = verb === 'config' || words[0] !== verb;
  const seen = (looked: readonly string[]) =>
    isByHand ? copyOnly('observe') : observed(hostProbe([name, ...looked], privileged));
  if (composeLooking.has(verb) || verb === 'config') return seen(argv);
  if (verb !== 'logs') return null;
  if (!rest.some((word) => word === '-f' || word === '--follow')) return seen(argv);
  const end = rest.some((word) => /^--tail|^-n/.test(word)) ? [] : ['--tail', '100'];
  const before = argv.slice(0, argv.length - rest.length);
  const bounded = [...before, ...end, ...withoutFollow(rest)];
  return unending('stream', {
    text: commandText(invocation, name, bounded),
    probe: isByHand ? null : hostProbe([name, ...bounded], privileged),
  });
}

/** The verb after Compose's own options, of which some take a value. */
export function composeVerb(words: readonly string[]): { verb: string; rest: string[] } {
  let index = 0;
  while (words[index]?.startsWith('-')) {
    index += /^(?:-f|--file|-p|--project-name|--profile|--env-file|--project-directory)$/.test(words[index] ?? '')
      ? 2
      : 1;
  }
  return { verb: words[index] ?? '', rest: words.slice(index + 1) };
}
