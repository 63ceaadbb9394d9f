/** Commands that do not end or want a keyboard, with the bounded command that shows the same. */
import type { Invocation } from './invocation.ts';
import { commandText, logProbe } from './log-commands.ts';
import { mentionsOption } from './options.ts';
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
      if (mentionsOption(words, '-c --count -f --flood')) return null;
      return bounded(invocation, 'stream', name, ['-c', String(countOfPings), ...words]);
    case 'telnet':
      return understandTelnet(invocation);
    case 'nc':
    case 'ncat':
      if (words.length !== 2 || words.some((word) => word.startsWith('-'))) return null;
      return understandTelnet(invocation);
    case 'vmstat':
    case 'iostat':
    case 'mpstat':
      if (words.filter((word) => /^[0-9]+$/.test(word)).length !== 1 || mentionsOption(words, '-o --output'))
        return null;
      return bounded(invocation, 'stream', name, [...words, String(countOfSamples)]);
    case 'dmesg':
      return withoutFollowing(invocation, /^(?:-w|-W|--follow|--follow-new)$/);
    case 'netstat':
      return withoutFollowing(invocation, /^(?:-c|--continuous)$/);
    default:
      return null;
  }
}

/** Null where it does not follow, or where options beside it might clear what they show. */
function withoutFollowing(invocation: Invocation, following: RegExp): Meaning | null {
  const rest = invocation.words.filter((word) => !following.test(word));
  const isPlain = rest.every((word) => /^-[abd-mo-vx-zAHLST]+$/.test(word));
  return rest.length < invocation.words.length && isPlain ? bounded(invocation, 'stream', invocation.name, rest) : null;
}

function understandTop(invocation: Invocation): Meaning | null {
  const { words } = invocation;
  const isBatch = mentionsOption(words, '-b');
  if (isBatch && mentionsOption(words, '-n')) return null;
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
