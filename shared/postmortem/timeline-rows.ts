/**
 * Which rows stand in the body's timeline; the others are in the annex, and the text says how many. The body is read in three pages,
 * so that it holds the telling rows alone where there are many.
 */
import type { TimelineRow } from '../incident/state.ts';
import { categoryOf, type EventCategory } from '../text/event-category.ts';
import { isTellingOffset } from '../watch/clock-offset.ts';
import { isSetAside, type Scene } from './scene.ts';

/** More than the body holds as a rule; what does not fit beside the other sections is taken out afterwards. */
const mostRows = 40;

export type DocumentRows = {
  shown: TimelineRow[];
  /** Whether there was more news than the body holds. */
  cut: boolean;
};

/** A person's choice stands, whatever the rule says; stars and milestones come before decisions, those before all the rest. */
export function documentRows(scene: Scene): DocumentRows {
  const known = rowsOfScenes.get(scene);
  if (known !== undefined) return known;
  const found = findRows(scene);
  rowsOfScenes.set(scene, found);
  return found;
}

/** A scene never changes, and a long one is looked through once. */
const rowsOfScenes = new WeakMap<Scene, DocumentRows>();

function findRows(scene: Scene): DocumentRows {
  const news = new Set(newsRows(scene).map(({ eventId }) => eventId));
  const candidates = scene.countedRows.filter(({ eventId, inDocument }) => inDocument ?? news.has(eventId));
  const chosen = candidates.filter(({ inDocument, starred }) => inDocument === true || starred);
  const others = candidates.filter((row) => !chosen.includes(row));
  const room = Math.max(0, mostRows - chosen.length);
  if (others.length <= room) return { shown: candidates, cut: false };
  const telling = [...others].sort((one, other) => rankOf(one) - rankOf(other)).slice(0, room);
  const kept = new Set([...chosen, ...telling]);
  return { shown: candidates.filter((row) => kept.has(row)), cut: true };
}

/** Places of the rows that nobody chose, the least telling first, of those alike the latest. */
export function leastTelling(shown: readonly TimelineRow[]): number[] {
  return shown
    .map((row, place) => ({ row, place }))
    .filter(({ row }) => row.inDocument !== true && !row.starred)
    .sort((one, other) => rankOf(other.row) - rankOf(one.row) || other.place - one.place)
    .map(({ place }) => place);
}

/** What the rule would put into the document, and why; null where only a person would. */
export function proposedAs({ event, starred }: TimelineRow): 'star' | 'milestone' | 'decision' | null {
  if (starred) return 'star';
  const category = categoryOf(event);
  return category === 'milestone' || category === 'decision' ? category : null;
}

const work = 2;
const ranks: Partial<Record<EventCategory, number>> = { milestone: 0, decision: 1, work, note: 3 };
const leastOfAll = 5;

/** A level that changed and what was suggested weigh like work; a box that was ticked without a word says the least. */
function rankOf({ event }: TimelineRow): number {
  if (event.kind === 'levelChanged' || event.kind === 'recoveryVerified' || event.kind === 'patternsSuggested')
    return work;
  if (event.kind === 'itemSet') {
    const { list, state, reason } = event.payload;
    if ((list === 'preparation' || list === 'recovery') && state === 'ok' && reason === null) return leastOfAll;
  }
  return ranks[categoryOf(event)] ?? 4;
}

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
