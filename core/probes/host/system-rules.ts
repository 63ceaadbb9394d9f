/** What `find`, `ip`, `helm` and other tools of the system only show: forms in which they neither run, write nor set anything. */
import { optionTable, readOptions } from '../../../shared/runbook/commands/options.ts';
import type { Rule, Words } from './word-rules.ts';

/** Tests and what prints to the output; whatever runs a program, deletes, or writes to a file is not among them. */
const findWords: ReadonlySet<string> = new Set(
  (
    '-H -L -P -maxdepth -mindepth -depth -xdev -mount -prune -type -xtype -name -iname -path -ipath -wholename -regex ' +
    '-iregex -lname -mtime -mmin -atime -amin -ctime -cmin -newer -newermt -size -empty -user -group -uid -gid -nouser ' +
    '-nogroup -perm -links -readable -writable -executable -inum -daystart -not -and -or -a -o -print -print0 -printf ' +
    '-ls -quit'
  ).split(' '),
);

/** A number that begins with a minus is the value of a test: `-mtime -1`, `-size -10k`, `-perm -022`. */
export function findLooks(words: Words): boolean {
  return words.every((word) => !word.startsWith('-') || findWords.has(word) || /^-[0-9]+[a-zA-Z]?$/.test(word));
}

const networkOptions = /^-(?:s|4|6|br|brief|c|d|o|j|p|stats|details|oneline|json)$/;

/** `ip [options] object [show …]`; a batch file, another namespace and all that sets or flushes is refused. */
export function networkLooks(words: Words): boolean {
  const [object = '', verb] = words.filter((word) => !word.startsWith('-'));
  return (
    /^(?:a|addr|address|l|link|r|route|neigh|rule)$/.test(object) &&
    (verb === undefined || /^(?:show|list|get|sh|ls)$/.test(verb)) &&
    words.every((word) => !word.startsWith('-') || networkOptions.test(word))
  );
}

/** Names and addresses; of the users, not what they log in with. */
export function databasesLook([database = '', ...keys]: Words): boolean {
  const isPlain = /^(?:hosts|ahosts|ahostsv4|ahostsv6|services|protocols|networks|passwd|group)$/.test(database);
  return isPlain && keys.every((key) => !key.startsWith('-'));
}

const releaseOptions = optionTable(
  '-A --all-namespaces -a --all --failed --short -q --no-headers',
  '-n --namespace --kube-context -o --output -m --max -l --selector --filter',
);

/** The values of a release hold passwords. */
export function releasesLook(words: Words): boolean {
  const verb = readOptions(words, releaseOptions)?.operands[0] ?? '';
  return /^(?:list|ls|status|history|version)$/.test(verb);
}

const routeOptions = optionTable('-n -4 -6 -I -T -U -b', '-q -m -w -p');

export function tracingLooks(words: Words): boolean {
  return readOptions(words, routeOptions)?.operands.length === 1;
}

/** These words and no others, each form written out: `''` is the program alone. */
export function exactly(...forms: string[]): Rule {
  return (words) => forms.includes(words.join(' '));
}
