/** Which rows stand in the body's timeline; the others are in the annex, and the text says how many. */
import type { TimelineRow } from '../incident/state.ts';
import { categoryOf } from '../text/event-category.ts';
import { isTellingOffset } from '../watch/clock-offset.ts';
import { isSetAside, type Scene } from './scene.ts';

/**
 * What the app keeps account of, checks of an environment that was switched away from, and checks that read what they read before
 * are no news; a star makes any row one.
 */
export function newsRows(scene: Scene): TimelineRow[] {
  const before = new Map<string, string>();
  return scene.countedRows.filter((row) => {
    const { event, starred } = row;
    const repeats = event.kind === 'checkRan' && repeatsEarlier(row, before);
    if (starred) return true;
    // The first section has every clock; only one that is off is news.
    if (event.kind === 'clockOffsetMeasured' && !isTellingOffset(event.payload)) return false;
    return !repeats && categoryOf(event) !== 'record' && !isSetAside(row, scene);
  });
}

/** Compares with, and remembers, what this check read: levels and how it ended, not how many milliseconds it took. */
function repeatsEarlier({ event }: TimelineRow, before: Map<string, string>): boolean {
  if (event.kind !== 'checkRan') return false;
  const { checkId, level, readings } = event.payload;
  const result = JSON.stringify([
    level,
    readings.map(({ reading, level: own }) => [
      reading.kind,
      own,
      'outcome' in reading ? reading.outcome : null,
      'status' in reading ? reading.status : null,
    ]),
  ]);
  const repeats = before.get(checkId) === result;
  before.set(checkId, result);
  return repeats;
}
