/** The first notice beside what the record knows now: said when, of what extent, and whether the next one came as promised. */
import { audiences } from '../incident/message-payloads.ts';
import type { MessageRecord } from '../incident/message-record.ts';
import { eventText } from '../text/event-text.ts';
import { numberText } from '../text/figures.ts';
import { spanText } from './figures.ts';
import { type Block, heading, table } from './nodes.ts';
import type { Scene } from './scene.ts';
import { watchedTargets } from './watched-target.ts';

/** One table for each audience that had one; nothing where nobody was told. */
export function firstNoticeBlocks(scene: Scene): Block[] {
  const words = scene.text.firstNotice;
  const { audiences: names } = eventText(scene.language);
  const messages = scene.state.messages.filter(({ eventId }) => scene.countedIds.has(eventId));
  const tables = audiences.flatMap((audience) => {
    const own = messages.filter((message) => message.audience === audience);
    const first = own.find(({ kind }) => kind === 'first');
    return first === undefined ? [] : [table(words.head(names[audience]), rowsOf(first, own, scene))];
  });
  return tables.length === 0 ? [] : [heading(3, words.title), ...tables];
}

function rowsOf(first: MessageRecord, own: readonly MessageRecord[], scene: Scene): string[][] {
  const { text, at, cite, state } = scene;
  const words = text.firstNotice;
  const { detected } = state.milestones;
  const next = own.find(({ happenedAtMs, eventId }) => happenedAtMs >= first.happenedAtMs && eventId !== first.eventId);
  const late = detected === null ? null : first.happenedAtMs - detected.atMs;
  return [
    [
      words.sent,
      at(first.happenedAtMs),
      late === null || late < 0 ? text.notFilledIn : words.afterDetection(spanText(late, text)),
      cite([], [first.eventId, ...(detected === null ? [] : [detected.eventId])]),
    ],
    [words.impact, first.impact, measuredText(scene), cite([], [first.eventId])],
    [
      words.next,
      first.nextUpdateAtMs === null ? words.last : at(first.nextUpdateAtMs),
      next === undefined ? words.noNext : at(next.happenedAtMs),
      cite([], [first.eventId, ...(next === undefined ? [] : [next.eventId])]),
    ],
  ];
}

/** As far as it was measured from outside, and as people counted it. */
function measuredText({ checks, text, state }: Scene): string {
  const targets = watchedTargets(checks);
  const runs = targets.reduce((total, each) => total + each.runs, 0);
  const failed = targets.reduce((total, each) => total + each.failed, 0);
  const measured = runs === 0 ? [] : [text.firstNotice.measured(numberText(runs), numberText(failed))];
  const counted = (['usersAffected', 'requestsFailed', 'customersAffected'] as const).flatMap((fact) => {
    const value = state.facts[fact];
    return value === undefined ? [] : [text.impact.count(text.missingWhat[fact], value)];
  });
  const all = [...measured, ...counted];
  return all.length === 0 ? text.notFilledIn : all.join(text.comma);
}
