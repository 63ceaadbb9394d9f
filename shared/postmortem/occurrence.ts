/** When it happened: the milestones with where they come from, and the durations between them. */
import { durationsOf } from '../incident/durations.ts';
import { type Milestone, milestones } from '../incident/event.ts';
import { eventText } from '../text/event-text.ts';
import { dateTimeText, offsetText } from '../text/wall-clock.ts';
import { spanText } from './figures.ts';
import type { MissingCode } from './missing.ts';
import { table } from './nodes.ts';
import type { Drafted, Scene } from './scene.ts';
import { clockBlocks } from './watch.ts';

/** Declaring is always known. */
const canBeMissing = ['began', 'detected', 'responseBegan', 'mitigated', 'recovered'] as const satisfies Milestone[];

const ends = {
  ttd: ['began', 'detected'],
  tta: ['detected', 'responseBegan'],
  ttm: ['began', 'mitigated'],
  ttr: ['began', 'recovered'],
} as const satisfies Record<string, [Milestone, Milestone]>;

export function draftOccurrence(scene: Scene): Drafted {
  const { state, text, at, citeBriefly, language } = scene;
  const words = eventText(language);
  const rows = milestones.map((milestone) => {
    const record = state.milestones[milestone];
    const name = words.milestones[milestone];
    return record
      ? [
          name,
          at(record.atMs),
          dateTimeText(record.atMs, 'UTC'),
          words.milestoneSources[record.source],
          citeBriefly(record.evidenceIds, [record.eventId]),
        ]
      : [name, text.notFilledIn, '–', '–', '–'];
  });
  const missing: MissingCode[] = canBeMissing.filter((milestone) => state.milestones[milestone] === null);
  return {
    blocks: [
      table(text.occurrence.head(zoneOf(scene)), rows),
      table(text.occurrence.durationHead, durationRows(scene)),
      ...clockBlocks(scene),
    ],
    missing,
  };
}

/** The zone of the times, once, at the head of their column: UTC+09:00. */
function zoneOf({ state, nowMs, zone }: Scene): string {
  return offsetText((state.milestones.began ?? state.milestones.declared)?.atMs ?? nowMs, zone);
}

function durationRows({ state, text, language, cite }: Scene): string[][] {
  const { milestones: names } = eventText(language);
  const durations = durationsOf(state);
  const measured = { ttd: durations.ttdMs, tta: durations.ttaMs, ttm: durations.ttmMs, ttr: durations.ttrMs };
  return (['ttd', 'tta', 'ttm', 'ttr'] as const).map((key) => {
    const { name, definition } = text.occurrence.durations[key];
    const [from, to] = ends[key];
    const durationMs = measured[key];
    const rows = [from, to].flatMap((each) => state.milestones[each]?.eventId ?? []);
    if (durationMs !== null) return [name, spanText(durationMs, text), definition, cite([], rows)];
    const bothKnown = state.milestones[from] !== null && state.milestones[to] !== null;
    const why = bothKnown ? text.occurrence.outOfOrder : text.occurrence.durationMissing;
    return [name, why(names[from], names[to]), definition, bothKnown ? cite([], rows) : '–'];
  });
}
