/** What `git` only shows. Options that write a file or start a program of the repository's choosing are refused. */
import type { Invocation } from './invocation.ts';
import { mentionsOption } from './options.ts';
import { copyOnly, hostProbe, type Meaning, observed } from './understanding.ts';

const looking = new Set([
  'log',
  'show',
  'status',
  'diff',
  'rev-parse',
  'describe',
  'blame',
  'shortlog',
  'ls-files',
  'ls-tree',
]);

/** Offered as probes; with the others, a repository's own settings may name programs that are run. */
export const probed: ReadonlySet<string> = new Set(['log', 'show']);

export function understandGit(invocation: Invocation): Meaning | null {
  const { words, privileged } = invocation;
  const { verb, rest } = gitVerb(words);
  const isLooking = looking.has(verb) || isListing(verb, rest);
  const isRefused = mentionsOption(
    words,
    '--output --ext-diff --textconv --open-files-in-pager --upload-pack --exec-path --config-env --show-signature -O',
  );
  if (!isLooking || isRefused) return null;
  return probed.has(verb) && rest.every(isPlainFormat)
    ? observed(hostProbe(['git', ...words], privileged))
    : copyOnly('observe');
}

/** Formats of `%G…` verify signatures, as may one whose name the repository's settings explain. */
function isPlainFormat(word: string): boolean {
  const format = /^--(?:format|pretty)=(.*)$/.exec(word)?.[1];
  return format === undefined
    ? !word.includes('%G')
    : /^(?:(?:oneline|short|medium|full|fuller|reference|email|raw)$|(?!.*%G).*%)/.test(format);
}

/** After `-C dir` and `--no-pager`; `-c name=value` can name a program to run, so it is left in the verb's place. */
export function gitVerb(words: readonly string[]): { verb: string; rest: string[] } {
  let index = 0;
  for (;;) {
    if (words[index] === '--no-pager') index += 1;
    else if (words[index] === '-C') index += 2;
    else break;
  }
  return { verb: words[index] ?? '', rest: words.slice(index + 1) };
}

function isListing(verb: string, rest: readonly string[]): boolean {
  if (verb === 'branch') return rest.every((word) => /^-(?:a|r|v|vv|-all|-list|-show-current|-remotes)$/.test(word));
  if (verb === 'tag')
    return (
      rest.length === 0 ||
      /^(?:-l|--list|-n[0-9]*)$/.test(rest[0] ?? '') ||
      rest.every((word) => /^--(?:sort|list|contains|merged)/.test(word))
    );
  if (verb === 'remote') return rest.length === 0 || (rest.length === 1 && rest[0] === '-v');
  if (verb === 'reflog') return rest.length === 0 || rest[0] === 'show' || (rest[0] ?? '').startsWith('-');
  return verb === 'stash' && rest.length === 1 && rest[0] === 'list';
}
