/** What is said inside the team alone: names of people, numbers of evidence, and measures of the response. */
import { exportText } from '../../text/export-text.ts';
import type { Scene } from '../scene.ts';

/** Labels with the brackets that hold nothing else, `(根拠 E-001 E-002)` included. */
const labelsInBrackets = /\s*[(（][^()（）]{0,12}?E-[A-Z]*\d{3,}(?:[\s,、]*E-[A-Z]*\d{3,})*[^()（）]{0,4}[)）]/gu;
const labels = /\s*E-[A-Z]*\d{3,}(?:[\s,、]*E-[A-Z]*\d{3,})*/gu;
const responseMeasures = /\s*[(（]?(?<![A-Za-z])TT[DAMR](?![A-Za-z])[^()（）。、,]{0,20}[)）]?/gu;
export type Person = {
  name: string;
  /** What the environment's contacts call them; null where only the name is known. */
  role: string | null;
};

/** People whom the record knows, longest name first; rows of the app's own and of nobody in particular name no one. */
export function peopleIn({ state, rows, text }: Scene): Person[] {
  const contacts = state.environment?.contacts ?? [];
  const lists = [
    ...rows.map(({ actor }) => actor),
    ...Object.values(state.roles).map(({ names }) => names),
    ...contacts.map(({ person }) => person ?? ''),
    ...state.handOvers.map(({ to }) => to),
    ...state.escalations.map(({ person }) => person ?? ''),
    ...state.actionItems.map(({ owner }) => owner ?? ''),
    ...state.actions.map(({ approval }) => (approval.kind === 'reviewed' ? approval.reviewer : '')),
    state.document.owner ?? '',
    state.document.review?.reviewer ?? '',
  ];
  const nobody: ReadonlySet<string> = new Set(['', 'Hikeshi', text.responder]);
  const names = lists.flatMap((list) => [list, ...list.split(/[、,，・/／]/u)]).map((name) => name.trim());
  return [...new Set(names)]
    .filter((name) => !nobody.has(name))
    .sort((one, other) => other.length - one.length)
    .map((name) => ({ name, role: contacts.find(({ person }) => person?.trim() === name)?.role.trim() || null }));
}

/** The text as somebody outside may read it: a person stands in it as what they are, or as nobody in particular. */
export function forOutside(value: string, people: readonly Person[], language: Scene['language']): string {
  const { person, personOf } = exportText(language).report;
  const without = value.replace(labelsInBrackets, '').replace(labels, '').replace(responseMeasures, '');
  return people
    .reduce((text, { name, role }) => withoutName(text, name, role === null ? person : personOf(role)), without)
    .trim();
}

const honorific = '(?:さん|さま|様|氏|君|くん|ちゃん|先生)';
/** What follows a name in a sentence, and hardly ever the rest of another word. */
const afterName = '(?=[がはにのをともへや、。,.:;)）\\]」]|から|より|$|\\s)';

/** A whole name anywhere; a part of one, or a name of one letter, only where a sentence uses it as one. */
function withoutName(text: string, name: string, instead: string): string {
  const parts = name.split(/[\s　]+/u);
  const whole = parts.map(escaped).join('[\\s　]*');
  const isLong = [...name].length > 1;
  const once = replaced(
    text,
    isLong ? `${edge(name, 'start')}${whole}${edge(name, 'end')}${honorific}?` : `${whole}${honorific}`,
    instead,
  );
  return parts.length < 2
    ? once
    : parts
        .filter((part) => [...part].length > 1)
        .reduce((rest, part) => replaced(rest, partOfName(part), instead), once);
}

function partOfName(part: string): string {
  const whole = `${edge(part, 'start')}${escaped(part)}`;
  return isLatin(part) ? `${whole}${edge(part, 'end')}${honorific}?` : `${whole}(?:${honorific}|${afterName})`;
}

/** Letters of an alphabet make words, inside of which a name is none; Japanese ones stand side by side. */
function edge(name: string, side: 'start' | 'end'): string {
  if (!isLatin(name)) return '';
  return side === 'start' ? '(?<![\\p{Script=Latin}\\d])' : '(?![\\p{Script=Latin}\\d])';
}

function isLatin(name: string): boolean {
  return /^[\p{Script=Latin}\p{M}\d\s.'-]+$/u.test(name);
}

function replaced(text: string, pattern: string, instead: string): string {
  return text.replace(new RegExp(pattern, 'gu'), () => instead);
}

function escaped(name: string): string {
  return name.replace(/[\\^$.*+?()[\]{}|]/gu, '\\$&');
}
