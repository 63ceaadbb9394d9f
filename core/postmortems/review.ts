/** The review of a timeline: findings, rows and what is proposed for the runbook, and what the document would change since. */
import type { ReviewRow, ReviewView } from '../../shared/contract/review-view.ts';
import type { RecordedEvent } from '../../shared/incident/event.ts';
import { fold } from '../../shared/incident/fold.ts';
import type { TimelineRow } from '../../shared/incident/state.ts';
import { timelineOf } from '../../shared/incident/timeline.ts';
import { draftPostmortem } from '../../shared/postmortem/draft.ts';
import { postmortemView } from '../../shared/postmortem/markdown.ts';
import { type ReviewFinding, reviewFindings } from '../../shared/postmortem/review/findings.ts';
import { changedParts, type SectionChange } from '../../shared/postmortem/review/section-changes.ts';
import { eventsSeen, seenOf } from '../../shared/postmortem/review/seen-events.ts';
import { runbookEditsOf, withEdits } from '../../shared/postmortem/runbook-learns.ts';
import { type DraftInput, type Scene, sceneOf } from '../../shared/postmortem/scene.ts';
import { proposedAs } from '../../shared/postmortem/timeline-rows.ts';
import { describeEvent } from '../../shared/text/describe-event.ts';
import type { Language } from '../../shared/text/dictionary.ts';
import { categoryOf } from '../../shared/text/event-category.ts';
import type { Services } from '../services.ts';
import { gatherDraft } from './gather.ts';

export function reviewView(services: Services, incidentId: string, language: Language): ReviewView {
  const input = gatherDraft(services, incidentId);
  const scene = sceneOf(input);
  const { state } = scene;
  const { review, lastEventOf } = state;
  const edits = runbookEditsOf(scene).map((edit) => ({
    ...edit,
    state: own(review.runbookEdits, edit.name)?.state ?? ('proposed' as const),
    decidedReason: own(review.runbookEdits, edit.name)?.reason ?? null,
    basedOn: own(lastEventOf, `runbookEdit:${edit.name}`) ?? null,
  }));
  const accepted = edits.filter((edit) => edit.state === 'accepted');
  return {
    findings: reviewFindings(scene).map((finding) => ({
      ...finding,
      waived: own(review.waived, finding.name)?.reason ?? null,
      basedOn: own(lastEventOf, `finding:${finding.name}`) ?? null,
    })),
    rows: rowsOf(scene, draftPostmortem(input).timelineRows, language),
    confirmed: review.confirmed && {
      actor: review.confirmed.actor,
      atMs: review.confirmed.happenedAtMs,
      openFindings: review.confirmed.openFindings,
    },
    ...changesOf(services, input),
    runbookEdits: edits,
    runbookFile: scene.runbookFile ? { name: scene.runbookFile.name, ...withEdits(scene, accepted) } : null,
    addedSections: review.addedSections.map((title) => ({
      title,
      basedOn: own(lastEventOf, `addedSection:${title}`) ?? null,
    })),
  };
}

/** What a person confirms: all that is on record, the rows as they stand, and how many findings they leave. */
export function confirmation(services: Services, incidentId: string) {
  const input = gatherDraft(services, incidentId);
  const scene = sceneOf(input);
  const { waived } = scene.state.review;
  const idsOf = (rows: readonly TimelineRow[]) => rows.map(({ eventId }) => eventId);
  return {
    seen: seenOf(services.store.eventsOf(incidentId)),
    included: draftPostmortem(input).timelineRows,
    excluded: idsOf(scene.countedRows.filter(({ inDocument }) => inDocument === false)),
    openFindings: reviewFindings(scene).filter(({ name }: ReviewFinding) => own(waived, name) === undefined).length,
  };
}

function rowsOf(scene: Scene, inBody: readonly string[], language: Language): ReviewRow[] {
  const shown = new Set(inBody);
  return scene.countedRows
    .filter(({ event, eventId }) => categoryOf(event) !== 'record' || shown.has(eventId))
    .map((row) => {
      const { text, kind, evidence, marks } = describeEvent(row, scene.context, language);
      return {
        eventId: row.eventId,
        label: scene.rowLabelOf(row.eventId) ?? '',
        happenedAtMs: row.happenedAtMs,
        text,
        kind,
        actor: row.actor,
        evidence: evidence.map(({ label }) => label),
        marks,
        proposedAs: proposedAs(row),
        inDocument: row.inDocument,
        shown: shown.has(row.eventId),
      };
    });
}

/** Drafts of the record as it stood: nothing of it was kept, so it is made anew. */
function changesOf(
  services: Services,
  input: DraftInput,
): Pick<ReviewView, 'changesSinceConfirmed' | 'changesSinceEdited'> {
  const { postmortemSections, review, incidentId } = input.state;
  const edited = Object.entries(postmortemSections);
  if (review.confirmed === null && edited.length === 0) return { changesSinceConfirmed: [], changesSinceEdited: [] };
  const events = services.store.eventsOf(incidentId);
  const now = draftedSections(input);
  const isEdited = (key: string) => own(postmortemSections, key) !== undefined;
  const compared = (before: Map<string, string>, key: string): SectionChange[] => {
    const section = now.find((each) => each.key === key);
    const parts = section === undefined ? [] : changedParts(before.get(key) ?? '', section.markdown);
    return section === undefined || parts.length === 0
      ? []
      : [{ key, title: section.title, edited: isEdited(key), parts }];
  };
  const as = (of: RecordedEvent[]) =>
    new Map(draftedSections(inputAt(services, input, of)).map(({ key, markdown }) => [key, markdown]));
  const confirmed = review.confirmed && as(eventsSeen(events, review.confirmed.seen));
  return {
    changesSinceConfirmed: confirmed === null ? [] : now.flatMap(({ key }) => compared(confirmed, key)),
    changesSinceEdited: edited.flatMap(([key, { eventId }]) => {
      const at = events.find(({ id }) => id === eventId)?.seq;
      return at === undefined ? [] : compared(as(events.filter(({ seq }) => seq < at)), key);
    }),
  };
}

function inputAt(services: Services, input: DraftInput, events: RecordedEvent[]): DraftInput {
  const state = fold(input.state.incidentId, events);
  return { ...input, state, rows: timelineOf(events), runbook: services.runbooks.of(state.runbook?.hash ?? null) };
}

/** What the record alone would say, also where people's own words stand. */
function draftedSections(input: DraftInput) {
  const drafted = draftPostmortem({ ...input, state: { ...input.state, postmortemSections: {} } });
  return postmortemView(drafted).sections;
}

/** Names come from a record: `constructor` is one like any other. */
function own<T>(record: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
