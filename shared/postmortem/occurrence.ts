/** When it happened: the milestones with where they come from, and the durations between them. */
import { durationsOf } from '../incident/durations.ts';
import { type Milestone, milestones } from '../incident/event.ts';
import { eventText } from '../text/event-text.ts';
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
  const { state, text, at, cite, language } = scene;
  const words = eventText(language);
  const rows = milestones.map((milestone) => {
    const record = state.milestones[milestone];
    const name = words.milestones[milestone];
    return record
      ? [name, at(record.atMs), words.milestoneSources[record.source], cite(record.evidenceIds)]
      : [name, text.notFilledIn, '–', '–'];
  });
  const missing: MissingCode[] = canBeMissing.filter((milestone) => state.milestones[milestone] === null);
  return {
    blocks: [
      table(text.occurrence.head, rows),
      table(text.occurrence.durationHead, durationRows(scene)),
      ...clockBlocks(scene),
    ],
    missing,
  };
}

function durationRows({ state, text, language }: Scene): string[][] {
  const { milestones: names } = eventText(language);
  const durations = durationsOf(state);
  const measured = { ttd: durations.ttdMs, tta: durations.ttaMs, ttm: durations.ttmMs, ttr: durations.ttrMs };
  return (['ttd', 'tta', 'ttm', 'ttr'] as const).map((key) => {
    const { name, definition } = text.occurrence.durations[key];
    const [from, to] = ends[key];
    const durationMs = measured[key];
    if (durationMs !== null) return [name, spanText(durationMs, text), definition];
    const bothKnown = state.milestones[from] !== null && state.milestones[to] !== null;
    const why = bothKnown ? text.occurrence.outOfOrder : text.occurrence.durationMissing;
    return [name, why(names[from], names[to]), definition];
  });
}
