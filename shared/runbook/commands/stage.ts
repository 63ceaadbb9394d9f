/** What the first stage of a pipeline means, through `sudo`, `ssh`, `watch`, `docker exec` and their like. */
import type { Risk } from '../model.ts';
import { understandAction, understandExport } from './actions.ts';
import { understandCurl, understandWget } from './curl.ts';
import { understandCompose } from './docker.ts';
import { understandHostCommand } from './host-commands.ts';
import { type Invocation, invocationOf } from './invocation.ts';
import { commandText, understandFileReader, understandJournal, understandTail } from './log-commands.ts';
import { understandPsql } from './psql.ts';
import type { ShellWord, Stage } from './shell-words.ts';
import { finding, highestRisk, type Meaning, type UnderstandLine, unknownCommand } from './understanding.ts';
import { understandUnending } from './unending.ts';
import { afterSudo, understandCarrier } from './wrappers.ts';

const fileReaders = new Set(
  'cat zcat gzcat tac nl grep egrep fgrep zgrep zegrep zfgrep wc head sort uniq cut'.split(' '),
);
/** Variables that choose a place or a language, never a program to run. */
const plainVariables =
  /^(?:PG(?:PASSWORD|HOST|PORT|USER|DATABASE|SSLMODE|CONNECT_TIMEOUT)|LANG|LC_[A-Z]+|TZ|AWS_(?:PROFILE|REGION|DEFAULT_REGION))$/;

export function understandStage(stage: Stage, understandLine: UnderstandLine): Meaning {
  const { words, assignments, redirects } = stage;
  if (words.length === 0) {
    const name = assignments[0]?.name;
    return name === undefined ? unknownCommand : understandExport([name]);
  }
  const sudo = afterSudo(words);
  if (sudo === null) return unknownCommand;
  const invocation = invocationOf(stage, sudo.words, sudo.privileged);
  if (invocation === null) return unknownCommand;
  const meaning = understandInvocation(invocation, understandLine);

  const risks: Risk[] = [meaning.risk];
  const expands =
    words.some((word) => word.expands || hidesOption(word)) || assignments.some(({ value }) => value.expands);
  if (expands || assignments.some(({ name }) => !plainVariables.test(name))) risks.push('unknown');
  const writes = redirects.some(
    ({ operator, target }) => operator.includes('>') && !isHarmlessTarget(operator, target),
  );
  if (writes) risks.push('change');
  const risk = highestRisk(risks);
  const isBeyondProbe =
    expands ||
    sudo.otherUser ||
    redirects.some((redirect) => !keepsOutput(redirect)) ||
    needsShell(sudo.words, meaning) ||
    changesPlace(assignments, meaning);
  const mayOffer = risk === meaning.risk && !writes;
  return {
    ...meaning,
    risk,
    probe: isBeyondProbe || !mayOffer ? null : meaning.probe,
    substitute: mayOffer && !expands ? meaning.substitute : null,
  };
}

function understandInvocation(invocation: Invocation, understandLine: UnderstandLine): Meaning {
  const { name } = invocation;
  const carried = understandCarrier(invocation, understandLine);
  if (carried !== null) return carried;
  if (name === 'curl') return understandCurl(invocation);
  if (name === 'wget') return understandWget(invocation);
  if (name === 'psql') return understandPsql(invocation);
  if (name === 'tail') return understandTail(invocation);
  if (name === 'journalctl') return understandJournal(invocation);
  if (fileReaders.has(name)) return understandFileReader(invocation);
  if (name === 'docker-compose') return understandOldCompose(invocation);
  return (
    understandUnending(invocation) ??
    understandHostCommand(invocation) ??
    understandAction(invocation) ??
    unknownCommand
  );
}

/** Compose's first version is no longer maintained; the same words follow `docker compose`. */
function understandOldCompose(invocation: Invocation): Meaning {
  const modern = { ...invocation, name: 'docker' };
  const meaning =
    understandCompose(modern, ['compose'], invocation.words) ?? understandAction(invocation) ?? unknownCommand;
  const code = 'docker-compose-v1';
  const text = commandText(invocation, 'docker', ['compose', ...invocation.words]);
  const substitute = meaning.substitute ?? { text, probe: meaning.probe, code };
  return { ...meaning, probe: null, substitute, findings: [...meaning.findings, finding(code)] };
}

/** An option that a glob could complete, as in `find . -del*`. */
function hidesOption({ text, glob }: ShellWord): boolean {
  return glob === 'open' && !/^[/.~\p{L}\p{N}<*]/u.test(text);
}

function isHarmlessTarget(operator: string, target: ShellWord | null): boolean {
  if (target === null) return false;
  return target.text === '/dev/null' || (operator === '>&' && /^[0-9-]+$/.test(target.text));
}

/** `2>&1` and `2>/dev/null`: what the probe shows stays the same. */
function keepsOutput({ operator, descriptor, target }: Stage['redirects'][number]): boolean {
  return operator.startsWith('>') && descriptor === 2 && isHarmlessTarget(operator, target);
}

/**
 * True where only a shell would make of the words what their author meant. The app expands globs of absolute paths, so a
 * quoted absolute path that holds such characters cannot be said, nor can a glob of the current folder.
 */
function needsShell(words: readonly ShellWord[], meaning: Meaning): boolean {
  const type = meaning.probe?.type;
  if (type !== 'log' && type !== 'host')
    return words.some(({ glob, tilde }) => tilde || (glob === 'open' && type !== 'http'));
  return words.some(({ text, glob, tilde }) => {
    if (tilde) return true;
    if (glob === 'open') return !text.startsWith('/');
    return glob === 'quoted' && text.startsWith('/');
  });
}

/** PostgreSQL's variables are read into the connection; a language changes nothing; anything else changes the answer. */
function changesPlace(assignments: Stage['assignments'], meaning: Meaning): boolean {
  if (meaning.probe?.type === 'sql') return false;
  return assignments.some(({ name }) => !/^(?:LANG|LC_[A-Z]+)$/.test(name));
}
