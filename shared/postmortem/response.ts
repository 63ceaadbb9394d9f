/** What was done: the timeline, the decisions with what was known then, temporary and permanent measures apart. */
import { causeActionId } from '../incident/runbook-items.ts';
import type { TimelineRow } from '../incident/state.ts';
import type { ProcedureKind, Runbook } from '../runbook/model.ts';
import { describeEvent } from '../text/describe-event.ts';
import type { DocumentText } from '../text/document-ja.ts';
import { categoryOf } from '../text/event-category.ts';
import { decisionTable } from './decisions.ts';
import { draftDestroying } from './destroying.ts';
import type { MissingCode } from './missing.ts';
import { type Block, type Content, heading, list, paragraph, table } from './nodes.ts';
import { spare } from './pages/spare.ts';
import { briefly, type Drafted, type Scene } from './scene.ts';
import { documentRows, leastTelling } from './timeline-rows.ts';

const temporaryKinds: ReadonlySet<ProcedureKind> = new Set([
  'recovery',
  'mitigation',
  'special',
  'ifNotRecovered',
  'rollback',
]);
const permanentKinds: ReadonlySet<ProcedureKind> = new Set(['permanent']);

export function draftResponse(scene: Scene): Drafted {
  const { response, missing, missingWhat } = scene.text;
  const temporary = cited(measuresDone(temporaryKinds, scene), scene);
  const permanent = cited(measuresDone(permanentKinds, scene), scene);
  const destroying = draftDestroying(scene);
  const blocks: Block[] = [
    heading(3, response.timeline),
    ...timelineBlocks(scene),
    heading(3, response.decisions),
    ...decisionTable(scene),
    ...destroying.blocks,
    heading(3, response.temporary),
    ...(temporary.length > 0 ? measureList(temporary) : [paragraph(missing(missingWhat.temporaryFix))]),
    heading(3, response.permanent),
    ...(permanent.length > 0 ? measureList(permanent) : [paragraph(missing(missingWhat.permanentFix))]),
  ];
  const codes: MissingCode[] = [
    ...(temporary.length > 0 ? [] : (['temporaryFix'] as const)),
    ...(permanent.length > 0 ? [] : (['permanentFix'] as const)),
    ...destroying.missing,
  ];
  return { blocks, missing: codes };
}

function measureList(measures: readonly string[]): Block[] {
  return list(measures).map((each) => spare(each, { of: 'measured', keeps: [6, 4, 3] }));
}

function timelineBlocks(scene: Scene): Block[] {
  const { rows, countedRows, at } = scene;
  const { response } = scene.text;
  const { shown, cut } = documentRows(scene);
  // What the app keeps account of grows with every look at the document, and is no news to anybody.
  const telling = countedRows.filter(({ event }) => categoryOf(event) !== 'record').length;
  const quiet = telling - shown.filter(({ event }) => categoryOf(event) !== 'record').length;
  const keptOut = countedRows.some(({ inDocument }) => inDocument === false);
  const withdrawn = rows.length - countedRows.length;
  return [
    shown.length > 0
      ? spare(
          table(
            response.head,
            shown.map((row) => [at(row.happenedAtMs), ...cellsOf(row, scene, [], briefly)]),
          ),
          {
            of: 'timeline',
            keeps: [16, 10, 6],
            places: leastTelling(shown),
            said: (gone) => paragraph(response.otherRows(String(quiet + gone))),
            replacesNext: quiet > 0,
          },
        )
      : paragraph(quiet > 0 ? response.noneHere : response.noRows),
    ...(quiet > 0 ? [paragraph((cut || keptOut ? response.otherRows : response.quietRows)(String(quiet)))] : []),
    ...(withdrawn > 0 ? [paragraph(response.withdrawnRows(String(withdrawn)))] : []),
  ];
}

/** Event, kind, who, evidence: as both timelines of the document show a row. */
export function cellsOf(
  row: TimelineRow,
  { context, language, text, cite }: Scene,
  extraMarks: string[] = [],
  join: (labels: readonly string[], text: DocumentText) => string = (labels) => labels.join(' '),
): Content[] {
  const { text: what, kind, evidence, marks } = describeEvent(row, context, language);
  const all = [...marks, ...extraMarks];
  return [
    all.length > 0 ? text.response.marked(what, all.join(text.comma)) : what,
    kind,
    row.actor || text.responder,
    join(
      evidence.map(({ label }) => label),
      text,
    ) || cite([], [row.eventId]),
  ];
}

/** What was done to end the trouble, whatever else has to be done for good; each with its time. */
export function temporaryMeasures(scene: Scene): string[] {
  return measuresDone(temporaryKinds, scene).map(({ text }) => text);
}

type Measure = { text: string; evidenceIds: string[]; eventId: string };

function cited(measures: readonly Measure[], { text, cite }: Scene): string[] {
  return measures.map((measure) => text.cited(measure.text, cite(measure.evidenceIds, [measure.eventId])));
}

/** Steps and items of these kinds of procedure that were done, by the time of doing. */
function measuresDone(kinds: ReadonlySet<ProcedureKind>, { state, runbook, countedIds, at, text }: Scene): Measure[] {
  // What the row of a confirmed cause says to do ends the trouble, whatever else has to be done for good.
  const ofCauses = kinds === temporaryKinds ? causeActionIds(runbook) : [];
  const ids = new Set([...idsOf(runbook, kinds), ...ofCauses]);
  return Object.values(state.items)
    .filter(({ item, state: done, eventId }) => ids.has(item.id) && isDone(done) && countedIds.has(eventId))
    .sort((one, other) => one.happenedAtMs - other.happenedAtMs)
    .map(({ text: what, happenedAtMs, verifiedBy, eventId }) => ({
      text: text.response.doneAt(at(happenedAtMs), what),
      evidenceIds: verifiedBy ?? [],
      eventId,
    }));
}

function causeActionIds(runbook: Runbook | null): string[] {
  return (runbook?.patterns ?? []).flatMap(({ causes }) => causes.map(({ id }) => causeActionId(id)));
}

function isDone(state: string): boolean {
  return state === 'ok' || state === 'warn';
}

function idsOf(runbook: Runbook | null, kinds: ReadonlySet<ProcedureKind>): Set<string> {
  const procedures = (runbook?.patterns ?? []).flatMap((pattern) => pattern.procedures);
  const wanted = procedures.filter(({ kind }) => kinds.has(kind));
  return new Set(wanted.flatMap(({ steps, items }) => [...steps, ...items].map(({ id }) => id)));
}
