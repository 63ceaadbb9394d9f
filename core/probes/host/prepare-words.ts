/** The words that are really run: the runbook's, with what keeps a program from paging, asking, or running others. */

export function prepareWords(argv: readonly string[], privileged: boolean): string[] {
  const words = prepared(argv);
  // -n: sudo must not ask for a password that nobody can type.
  return privileged ? ['sudo', '-n', '--', ...words] : words;
}

function prepared([file = '', ...words]: readonly string[]): string[] {
  switch (file.split('/').at(-1)) {
    case 'git': {
      const { before, verb, rest } = gitWords(words);
      return [file, ...quietGit, ...before, '--no-pager', verb, '--no-ext-diff', '--no-textconv', ...rest];
    }
    case 'systemctl':
    case 'journalctl':
      return [file, '--no-pager', ...words];
    case 'top':
      return [file, ...sampledTwice(words)];
    default:
      return [file, ...words];
  }
}

/** A repository's own settings may name programs to run for signatures and differences. */
const quietGit = [
  'log.showSignature=false',
  'gpg.program=false',
  'gpg.ssh.program=false',
  'gpg.x509.program=false',
].flatMap((setting) => ['-c', setting]);

/** `-C folder`, as far as there is one, the verb, and what follows it; `--no-pager` says what we say ourselves. */
export function gitWords(words: readonly string[]): { before: string[]; verb: string; rest: string[] } {
  const before: string[] = [];
  let at = 0;
  for (;;) {
    if (words[at] === '--no-pager') at += 1;
    else if (words[at] === '-C') {
      before.push(...words.slice(at, at + 2));
      at += 2;
    } else return { before, verb: words[at] ?? '', rest: words.slice(at + 1) };
  }
}

/** The first screen of `top` says what happened since it began to look, which is nothing: only the second one measures. */
function sampledTwice(words: readonly string[]): string[] {
  const once = words.map((word, index) => {
    const isValue = /^-[a-zA-Z]*n$/.test(words[index - 1] ?? '');
    if (isValue && word === '1') return '2';
    return /^-[a-zA-Z]*n1$/.test(word) ? word.replace(/1$/, '2') : word;
  });
  const hasDelay = words.some((word) => /^-[a-zA-Z]*d/.test(word));
  return hasDelay ? once : [...once, '-d', '1'];
}

/** The last screen of a `top` that printed several. */
export function lastScreen(lines: readonly string[]): string[] {
  return lines.slice(
    Math.max(
      0,
      lines.findLastIndex((line) => line.startsWith('top - ')),
    ),
  );
}
