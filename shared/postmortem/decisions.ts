/** Decisions beside what was known at that moment, so that nobody judges them by what came out later. */
import type { Level, Reading } from '../diagnosis/reading.ts';
import { compareEvents, type EventKind, type RecordedEvent } from '../incident/event.ts';
import type { TimelineRow } from '../incident/state.ts';
import { describeEvent, evidenceOf } from '../text/describe-event.ts';
import { describeReading } from '../text/describe-reading.ts';
import { eventText } from '../text/event-text.ts';
import { type Block, paragraph, table } from './nodes.ts';
import { spare } from './pages/spare.ts';
import type { Scene } from './scene.ts';

/** The weightiest first. */
const byWeight: RecordedEvent['kind'][] = [
  'actionIntended',
  'rollbackDecided',
  'causeSet',
  'patternSet',
  'severitySet',
  'environmentChanged',
  'deadlineHandled',
] satisfies EventKind[];
const decisions: ReadonlySet<RecordedEvent['kind']> = new Set(byWeight);

/** Half a page: the others are in the annex with all the rows. */
const shownDecisions = 12;

/** More than a person takes in at a glance, or can have taken in then. */
const shownReadings = 4;

type Known = { readings: Leveled[]; suggestion: TimelineRow | null };
type Leveled = { reading: Reading; level: Level };

export function decisionTable(scene: Scene): Block[] {
  const { context, language, at, text, citeBriefly } = scene;
  const known = knownAtDecisions(scene);
  const decided = scene.countedRows.filter(({ eventId }) => known.has(eventId));
  if (decided.length === 0) return [paragraph(text.response.noDecisions)];
  const shown = weightiest(decided);
  return [
    spare(
      table(
        text.response.decisionHead,
        shown.map((row) => [
          at(row.happenedAtMs),
          describeEvent(row, context, language).text,
          readingsText(known.get(row.eventId)?.readings ?? [], scene),
          suggestionText(known.get(row.eventId)?.suggestion ?? null, scene),
          citeBriefly(evidenceOf(row.event), [row.eventId]),
        ]),
      ),
      { of: 'decisions', keeps: [4, 3, 1] },
    ),
    ...(decided.length > shown.length
      ? [paragraph(text.response.moreDecisions(String(decided.length - shown.length)))]
      : []),
  ];
}

/** In their order. Those that a person chose or starred come first where there are too many, then what changed most. */
function weightiest(decided: readonly TimelineRow[]): TimelineRow[] {
  if (decided.length <= shownDecisions) return [...decided];
  const weight = ({ event, starred, inDocument }: TimelineRow) =>
    inDocument === true || starred ? -1 : inDocument === false ? byWeight.length : byWeight.indexOf(event.kind);
  const kept = new Set([...decided].sort((one, other) => weight(one) - weight(other)).slice(0, shownDecisions));
  return decided.filter((row) => kept.has(row));
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
