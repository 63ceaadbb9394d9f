/** Commands that do not end or want a keyboard, with the bounded command that shows the same. */
import type { Invocation } from './invocation.ts';
import { commandText, logProbe } from './log-commands.ts';
import { hostProbe, type Meaning, unending } from './understanding.ts';

const fullScreen = new Set(['htop', 'atop', 'btop', 'glances', 'nmon']);
const editors = new Set(['vi', 'vim', 'nano', 'emacs', 'view']);
const pagers = new Set(['less', 'more', 'zless', 'zmore']);
const linesOfPage = 100;
const countOfPings = 4;
const countOfSamples = 5;

function bounded(invocation: Invocation, kind: 'stream' | 'interactive', name: string, words: string[]): Meaning {
  return unending(kind, {
    text: commandText(invocation, name, words),
    probe: hostProbe([name, ...words], invocation.privileged),
  });
}

/** Null where the command ends by itself. */
export function understandUnending(invocation: Invocation): Meaning | null {
  const { name, words } = invocation;
  if (fullScreen.has(name)) return bounded(invocation, 'interactive', 'top', ['-bn1']);
  if (pagers.has(name)) return understandPager(invocation);
  if (editors.has(name)) return { ...unending('interactive', null), risk: name === 'view' ? 'observe' : 'change' };
  switch (name) {
    case 'top':
      return understandTop(invocation);
    case 'ping':
    case 'ping6':
      if (
        words.some((word) => /^-[a-zA-Z46]*c[0-9]*$|^--count/.test(word)) ||
        words.some((word) => /f/.test(word) && word.startsWith('-'))
      )
        return null;
      return bounded(invocation, 'stream', name, ['-c', String(countOfPings), ...words]);
    case 'telnet':
      return understandTelnet(invocation);
    case 'nc':
    case 'ncat':
      if (words.some((word) => /^-/.test(word)) || words.length !== 2) return null;
      return understandTelnet(invocation);
    case 'vmstat':
    case 'iostat':
    case 'mpstat':
      if (
        words.filter((word) => /^[0-9]+$/.test(word)).length !== 1 ||
        words.some((word) => /^-o|^--output/.test(word))
      ) {
        return null;
      }
      return bounded(invocation, 'stream', name, [...words, String(countOfSamples)]);
    case 'dmesg':
      return follows(words, /^(?:-w|-W|--follow|--follow-new)$/)
        ? bounded(
            invocation,
            'stream',
            name,
            words.filter((word) => !/^(?:-w|-W|--follow|--follow-new)$/.test(word)),
          )
        : null;
    case 'netstat':
      return follows(words, /^(?:-c|--continuous)$/)
        ? bounded(
            invocation,
            'stream',
            name,
            words.filter((word) => !/^(?:-c|--continuous)$/.test(word)),
          )
        : null;
    default:
      return null;
  }
}

function follows(words: readonly string[], pattern: RegExp): boolean {
  return (
    words.some((word) => pattern.test(word)) &&
    words.every((word) => pattern.test(word) || /^-[a-bd-mo-vx-zAHLST]+$/.test(word))
  );
}

function understandTop(invocation: Invocation): Meaning | null {
  const { words } = invocation;
  const isBatch = words.some((word) => /^-[a-zA-Z]*b/.test(word));
  const isCounted = words.some((word) => /^-[a-zA-Z]*n/.test(word));
  if (isBatch && isCounted) return null;
  return bounded(invocation, isBatch ? 'stream' : 'interactive', 'top', ['-bn1']);
}

function understandTelnet(invocation: Invocation): Meaning {
  const [host, port, ...more] = invocation.words;
  if (host === undefined || host.startsWith('-') || more.length > 0) return unending('interactive', null);
  return bounded(invocation, 'interactive', 'nc', ['-vz', host, port ?? '23']);
}

function understandPager(invocation: Invocation): Meaning {
  const paths = invocation.words.filter((word) => !word.startsWith('-') && !word.startsWith('+'));
  const [path] = paths;
  if (path === undefined || paths.length > 1) return unending('interactive', null);
  return unending('interactive', {
    text: path.endsWith('.gz')
      ? `${commandText(invocation, 'zcat', [path])} | tail -n ${linesOfPage}`
      : commandText(invocation, 'tail', ['-n', String(linesOfPage), path]),
    probe: logProbe({ kind: 'file', path }, linesOfPage),
  });
}
