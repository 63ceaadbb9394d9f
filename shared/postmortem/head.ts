/** The document's title and its header table. */

import { dictionaryOf } from '../text/dictionary.ts';
import { signedTimeText } from '../text/figures.ts';
import { offsetText } from '../text/wall-clock.ts';
import { isTellingOffset } from '../watch/clock-offset.ts';
import { type Block, heading, table } from './nodes.ts';
import type { Scene } from './scene.ts';

export function titleOf({ state, number, text }: Scene): string {
  return (state.drill ? text.drillTitle : text.title)(String(number), state.title);
}

export function headBlocks(scene: Scene): Block[] {
  const { state, number, nowMs, zone, at } = scene;
  const { header, notFilledIn, comma } = scene.text;
  const { common } = dictionaryOf(scene.language);
  const { environment, severity } = state;
  const startMs = state.milestones.began?.atMs ?? state.milestones.declared?.atMs ?? nowMs;
  const patterns = state.activePatterns.map((each) => header.pattern(String(each.number), each.title));
  const clocks = state.clockOffsets
    .filter(isTellingOffset)
    .map(({ target, offsetMs }) => header.clock(target, signedTimeText(offsetMs)));
  const rows: [string, string][] = [
    [header.number, `#${number}`],
    [header.title, state.title],
    [header.kind, state.drill ? header.drill : header.incident],
    [header.status, state.status === 'open' ? header.open : header.closed],
    [header.documentStatus, documentStatusText(scene)],
    [header.owner, state.document.owner ?? notFilledIn],
    [header.severity, severity === null ? notFilledIn : common.severity(severity)],
    [header.service, environment?.service || notFilledIn],
    [
      header.environment,
      environment
        ? header.environmentWithKind(environment.name, common.environmentKinds[environment.kind])
        : notFilledIn,
    ],
    [header.zone, header.zoneNamed(zone, offsetText(startMs, zone))],
    [header.runbook, state.runbook?.title || notFilledIn],
    [header.patterns, patterns.length > 0 ? patterns.join(comma) : notFilledIn],
    ...scene.state.relations
      .filter(({ relation }) => relation !== 'unrelatedTo')
      .map(({ relation, title, declaredAtMs }): [string, string] => [
        relation === 'recurrenceOf' ? header.recurrenceOf : header.recurredAs,
        `${title} (${at(declaredAtMs)})`,
      ]),
    ...(clocks.length > 0 ? [[header.clocks, clocks.join(comma)] satisfies [string, string]] : []),
    [header.drafted, at(nowMs)],
  ];
  return [heading(1, titleOf(scene)), table(header.head, rows)];
}

/** How far it is, who reviewed it and when, and whether that still holds. */
function documentStatusText({ state, text, at }: Scene): string {
  const { status, review, changedSinceReview } = state.document;
  const { documentStatuses, reviewedBy, changedSinceReview: changed } = text.header;
  const word = documentStatuses[status];
  const said = review === null ? word : reviewedBy(word, review.reviewer, at(review.atMs));
  return changedSinceReview ? changed(said) : said;
}
