/** Decisions beside what was known at that moment, so that nobody judges them by what came out later. */
import type { Level, Reading } from '../diagnosis/reading.ts';
import { compareEvents, type EventKind, type RecordedEvent } from '../incident/event.ts';
import type { TimelineRow } from '../incident/state.ts';
import { describeEvent } from '../text/describe-event.ts';
import { describeReading } from '../text/describe-reading.ts';
import { eventText } from '../text/event-text.ts';
import { type Block, paragraph, table } from './nodes.ts';
import type { Scene } from './scene.ts';

const decisions: ReadonlySet<RecordedEvent['kind']> = new Set<EventKind>([
  'severitySet',
  'environmentChanged',
  'patternSet',
  'causeSet',
  'rollbackDecided',
  'deadlineHandled',
  'actionIntended',
]);

/** More than a person takes in at a glance, or can have taken in then. */
const shownReadings = 4;

type Known = { readings: Leveled[]; suggestion: TimelineRow | null };
type Leveled = { reading: Reading; level: Level };

export function decisionTable(scene: Scene): Block[] {
  const { context, language, at, text } = scene;
  const known = knownAtDecisions(scene);
  const decided = scene.countedRows.filter(({ eventId }) => known.has(eventId));
  if (decided.length === 0) return [paragraph(text.response.noDecisions)];
  return [
    table(
      text.response.decisionHead,
      decided.map((row) => [
        at(row.happenedAtMs),
        describeEvent(row, context, language).text,
        readingsText(known.get(row.eventId)?.readings ?? [], scene),
        suggestionText(known.get(row.eventId)?.suggestion ?? null, scene),
      ]),
    ),
  ];
}

/**
 * What was in the record when each decision was written, in the record's own order, whatever the clocks say. A rollback's
 * readings were written down with it; for the others the last run of each check counts.
 */
function knownAtDecisions({ countedRows }: Scene): Map<string, Known> {
  const known = new Map<string, Known>();
  const last = new Map<string, Leveled[]>();
  let suggestion: TimelineRow | null = null;
  for (const row of [...countedRows].sort((one, other) => compareEvents(one.event, other.event))) {
    const { event } = row;
    if (decisions.has(event.kind)) {
      const readings = event.kind === 'rollbackDecided' ? event.payload.readings : [...last.values()].flat();
      known.set(row.eventId, { readings, suggestion });
    }
    if (event.kind === 'checkRan') last.set(event.payload.checkId, event.payload.readings);
    if (event.kind === 'patternsSuggested') suggestion = row;
    if (event.kind === 'environmentChanged') {
      last.clear();
      suggestion = null;
    }
  }
  return known;
}

/** What was in trouble, or all where nothing was. */
function readingsText(readings: readonly Leveled[], { text, language, zone }: Scene): string {
  const inTrouble = readings.filter(({ level }) => level === 'critical' || level === 'warning');
  const telling = inTrouble.length > 0 ? inTrouble : readings;
  if (telling.length === 0) return text.response.nothingKnown;
  const shown = telling.slice(0, shownReadings).map(({ reading }) => describeReading(reading, language, zone));
  const said = shown.join(text.comma);
  const more = telling.length - shown.length;
  return more > 0 ? eventText(language).moreReadings(said, String(more)) : said;
}

function suggestionText(suggestion: TimelineRow | null, { context, language, text }: Scene): string {
  return suggestion ? describeEvent(suggestion, context, language).text : text.response.noCandidates;
}
