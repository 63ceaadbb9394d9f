/**
 * 障害報告書: what customers are told, from the same record. A genre of its own: subject, times, impact, cause, temporary measures,
 * prevention; no names, hypotheses, numbers of evidence or measures of the response. Everything that was left out is listed, for the
 * person who has to decide whether it may go.
 */
import { durationsOf } from '../../incident/durations.ts';
import { describeEvent } from '../../text/describe-event.ts';
import { exportText } from '../../text/export-text.ts';
import { offsetText } from '../../text/wall-clock.ts';
import { causesIn } from '../cause.ts';
import type { PostmortemDraft } from '../draft.ts';
import { spanText } from '../figures.ts';
import { serialize } from '../markdown.ts';
import { type Block, cleanText, heading, list, paragraph, table } from '../nodes.ts';
import { temporaryMeasures } from '../response.ts';
import type { Scene } from '../scene.ts';
import { headingOf } from '../section-plan.ts';
import { newsRows } from '../timeline-rows.ts';
import { forOutside, type Person, peopleIn } from './inside-words.ts';

export const leftOutKinds = [
  'names',
  'reworded',
  'hypotheses',
  'ruledOut',
  'reasons',
  'durations',
  'evidence',
  'timeline',
  'sections',
] as const;
export type LeftOutKind = (typeof leftOutKinds)[number];

/** What the record says, and what stands in the report instead; null where nothing does. */
export type LeftOut = { kind: LeftOutKind; before: string; after: string | null };

export type CustomerReport = { title: string; blocks: Block[]; markdown: string; leftOut: LeftOut[] };

const facts = ['usersAffected', 'requestsFailed', 'customersAffected', 'enquiries'] as const;

export function customerReport(draft: PostmortemDraft, scene: Scene): CustomerReport {
  const { report } = exportText(scene.language);
  const { state, text, at, zone } = scene;
  const people = peopleIn(scene);
  const reworded: LeftOut[] = [];
  const outside = (value: string): string => {
    const before = cleanText(value);
    const after = cleanText(forOutside(before, people, scene.language));
    if (after !== before) reworded.push({ kind: 'reworded', before, after });
    return after === '' ? text.notFilledIn : after;
  };
  const when = (milestone: 'began' | 'recovered'): string => {
    const atMs = state.milestones[milestone]?.atMs;
    return atMs === undefined ? text.notFilledIn : `${at(atMs)} (${offsetText(atMs, zone)})`;
  };
  const { ttmMs, ttrMs } = durationsOf(state);
  const lastedMs = ttmMs ?? ttrMs;
  const known = facts.filter((fact) => state.facts[fact] !== undefined);
  const orBlank = (entries: string[]): Block[] => (entries.length > 0 ? list(entries) : [paragraph(text.notFilledIn)]);
  const prevention = state.actionItems.filter(({ status, term }) => status !== 'declined' && term !== 'temporary');
  const title = state.drill ? report.drill : report.title;
  const blocks: Block[] = [
    heading(1, title),
    heading(2, report.subject),
    paragraph(outside(report.subjectOf(state.environment?.service ?? '', state.title))),
    heading(2, report.times),
    table(report.head, [
      [report.began, when('began')],
      [report.recovered, when('recovered')],
      [report.lasted, lastedMs === null ? text.notFilledIn : spanText(lastedMs, text)],
    ]),
    heading(2, report.impact),
    ...orBlank(known.map((fact) => outside(text.impact.count(report.facts[fact], state.facts[fact] ?? '')))),
    heading(2, report.cause),
    ...orBlank(causesIn('confirmed', scene).map((cause) => outside(cause.text))),
    heading(2, report.temporary),
    ...orBlank(temporaryMeasures(scene).map(outside)),
    heading(2, report.prevention),
    ...orBlank(prevention.map((item) => outside(item.due === null ? item.text : report.due(item.text, item.due)))),
  ];
  return { title, blocks, markdown: serialize(blocks), leftOut: [...reworded, ...leftOut(draft, scene, people)] };
}

function leftOut(draft: PostmortemDraft, scene: Scene, people: readonly Person[]): LeftOut[] {
  const { state, text, context, language, at } = scene;
  const gone = (kind: LeftOutKind, lines: readonly string[]): LeftOut[] =>
    lines.map((before) => ({ kind, before: cleanText(before), after: null }));
  const { ttdMs, ttaMs, ttmMs, ttrMs } = durationsOf(state);
  const { ttd, tta, ttm, ttr } = text.occurrence.durations;
  const measured = [
    { name: ttd.name, ms: ttdMs },
    { name: tta.name, ms: ttaMs },
    { name: ttm.name, ms: ttmMs },
    { name: ttr.name, ms: ttrMs },
  ];
  const causes = Object.values(state.causes);
  return [
    ...gone(
      'names',
      people.map(({ name }) => name),
    ),
    ...gone(
      'hypotheses',
      causesIn('suspected', scene).map((cause) => cause.text),
    ),
    ...gone(
      'ruledOut',
      causesIn('ruledOut', scene).map((cause) => cause.text),
    ),
    ...gone(
      'reasons',
      causes.flatMap(({ reason }) => (reason === null || reason.trim() === '' ? [] : [reason])),
    ),
    ...gone(
      'durations',
      measured.flatMap(({ name, ms }) => (ms === null ? [] : [`${name} ${spanText(ms, text)}`])),
    ),
    ...gone(
      'evidence',
      state.evidence.map(({ label, title }) => `${label} ${title}`),
    ),
    ...gone(
      'timeline',
      newsRows(scene).map((row) => `${at(row.happenedAtMs)} ${describeEvent(row, context, language).text}`),
    ),
    ...gone('sections', draft.sections.filter(({ edited }) => edited !== null).map(headingOf)),
  ];
}
