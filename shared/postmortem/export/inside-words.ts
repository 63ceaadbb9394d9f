/** What is said inside the team alone: names of people, numbers of evidence, and measures of the response. */
import { exportText } from '../../text/export-text.ts';
import type { Scene } from '../scene.ts';

/** Labels with the brackets that hold nothing else, `(根拠 E-001 E-002)` included. */
const labelsInBrackets = /\s*[(（][^()（）]{0,12}?E-[A-Z]*\d{3,}(?:[\s,、]*E-[A-Z]*\d{3,})*[^()（）]{0,4}[)）]/gu;
const labels = /\s*E-[A-Z]*\d{3,}(?:[\s,、]*E-[A-Z]*\d{3,})*/gu;
const responseMeasures = /\s*[(（]?(?<![A-Za-z])TT[DAMR](?![A-Za-z])[^()（）。、,]{0,20}[)）]?/gu;
/** Shorter ones are parts of other words. */
const shortestName = 2;

/** Names of people that the record knows, longest first; rows of the app's own and of nobody in particular name no one. */
export function namesIn({ state, rows, text }: Scene): string[] {
  const lists = [
    ...rows.map(({ actor }) => actor),
    ...Object.values(state.roles).map(({ names }) => names),
    ...(state.environment?.contacts ?? []).map(({ person }) => person ?? ''),
    ...state.handOvers.map(({ to }) => to),
    ...state.escalations.map(({ person }) => person ?? ''),
    ...state.actionItems.map(({ owner }) => owner ?? ''),
    ...state.actions.map(({ approval }) => (approval.kind === 'reviewed' ? approval.reviewer : '')),
  ];
  const nobody: ReadonlySet<string> = new Set(['', 'Hikeshi', text.responder]);
  const names = lists.flatMap((list) => [list, ...list.split(/[、,，・/／]/u)]).map((name) => name.trim());
  return [...new Set(names)]
    .filter((name) => !nobody.has(name) && [...name].length >= shortestName)
    .sort((one, other) => other.length - one.length);
}

/** The text as somebody outside may read it. */
export function forOutside(value: string, names: readonly string[], language: Scene['language']): string {
  const { person } = exportText(language).report;
  const without = value.replace(labelsInBrackets, '').replace(labels, '').replace(responseMeasures, '');
  return names.reduce((text, name) => text.replaceAll(name, person), without).trim();
}
