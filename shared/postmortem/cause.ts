/** Why it happened: the trigger apart from causes, what was confirmed and ruled out, the whys, and why nothing caught it. */
import type { List } from 'mdast';
import type { CauseState } from '../incident/event.ts';
import type { CauseRecord } from '../incident/state.ts';
import { describeReading } from '../text/describe-reading.ts';
import type { MissingCode } from './missing.ts';
import { type Block, heading, item, list, paragraph, strong } from './nodes.ts';
import { own, spare } from './pages/spare.ts';
import type { Drafted, Scene } from './scene.ts';
import type { WhyOutline } from './whys/outline.ts';
import { type OutlineWords, outlinePart } from './whys/outline-blocks.ts';
import { reachesSystem } from './whys/outline-findings.ts';
import { eventOfAnswer, outlineFromRecord, type RecordedCauses } from './whys/outline-from-record.ts';

/** A deployment longer ago is no likely trigger. */
const triggerWindowMs = 60 * 60_000;

export function draftCause(scene: Scene): Drafted {
  const { text } = scene;
  const { cause, missing, missingWhat } = text;
  const outline = whyOutlineOf(scene);
  const words = outlineWords(scene);
  const trigger = outlinePart(outline, 'trigger', words);
  const whys = outlinePart(outline, 'causes', words);
  const notCaught = notCaughtBlocks(outline, scene);
  const confirmed = causesIn('confirmed', scene);
  const suspected = causesIn('suspected', scene);
  const ruledOut = ruledOutBlocks(scene);
  // What the record gave is no person's wording yet.
  const authored = (block: List): List =>
    scene.state.document.whys === null ? spare(block, { of: 'causes', keeps: [3, 2, 0] }) : own(block);
  const blocks: Block[] = [
    heading(3, cause.trigger),
    ...(trigger.length > 0 ? trigger.map(authored) : [paragraph(missing(missingWhat.trigger))]),
    heading(3, cause.confirmed),
    ...(confirmed.length > 0 ? causeList(confirmed, scene) : [paragraph(missing(missingWhat.confirmedCause))]),
    ...(suspected.length > 0 ? [heading(3, cause.suspected), ...causeList(suspected, scene)] : []),
    heading(3, cause.ruledOut),
    ...(ruledOut.length > 0 ? ruledOut : [paragraph(cause.none)]),
    heading(3, cause.whys),
    paragraph(cause.whysHint),
    ...(whys.length > 0 ? whys.map(authored) : [paragraph(missing(missingWhat.whys))]),
    heading(3, cause.whyNotCaught),
    ...(notCaught.length > 0 ? notCaught.map(own) : [paragraph(missing(missingWhat.whyNotCaught))]),
  ];
  const codes: MissingCode[] = [
    ...(trigger.length === 0 ? (['trigger'] as const) : []),
    ...(confirmed.length > 0 ? [] : (['confirmedCause'] as const)),
    ...(reachesSystem(outline) ? [] : (['whys'] as const)),
    ...(notCaught.length > 0 ? [] : (['whyNotCaught'] as const)),
  ];
  return { blocks, missing: codes };
}

/** As people wrote it; before anybody did, what the record gives. */
export function whyOutlineOf(scene: Scene): WhyOutline {
  return (
    scene.state.document.whys ??
    outlineFromRecord({
      trigger: deploymentBefore(scene),
      confirmed: causesIn('confirmed', scene),
      suspected: causesIn('suspected', scene),
      ruledOut: causesIn('ruledOut', scene),
    })
  );
}

export function outlineWords({ text, cite, context, rowLabelOf }: Scene): OutlineWords {
  const holds = (id: string) => context.labelOf(id) !== null;
  return {
    words: text.cause.outline,
    comma: text.comma,
    cite: (evidenceIds) => (evidenceIds.some(holds) ? cite(evidenceIds) : null),
    rowOf: (answerId) => rowLabelOf(eventOfAnswer(answerId)),
  };
}

/** Two labelled parts, as far as they are written: why it was not detected, and why it was not prevented. */
function notCaughtBlocks(outline: WhyOutline, scene: Scene): Block[] {
  return (['notDetected', 'notPrevented'] as const).flatMap((part) => {
    const answers = outlinePart(outline, part, outlineWords(scene));
    return answers.length === 0 ? [] : [paragraph([strong(scene.text.cause[part])]), ...answers];
  });
}

/** What people wrote, and what the record rules out beyond that. */
function ruledOutBlocks(scene: Scene): Block[] {
  const written = (scene.state.document.whys ?? []).filter(({ part }) => part === 'ruledOut');
  const named = new Set(written.map(({ text }) => text));
  const others = causesIn('ruledOut', scene).filter(({ text }) => !named.has(text));
  return [...outlinePart(written, 'ruledOut', outlineWords(scene)).map(own), ...causeList(others, scene)];
}

/** Causes that stand in this state, in the order in which they were set. A struck mark counts no more. */
export function causesIn(wanted: CauseState, { state, countedIds }: Scene): CauseRecord[] {
  return Object.values(state.causes)
    .filter((cause) => cause.state === wanted && countedIds.has(cause.eventId))
    .sort((one, other) => one.happenedAtMs - other.happenedAtMs);
}

function causeList(causes: readonly CauseRecord[], { text, cite }: Scene): Block[] {
  const { cause: words } = text;
  return list(
    causes.map(({ text: cause, patternNumber, reason, evidenceIds, eventId }) =>
      item(
        words.one(cause, String(patternNumber)),
        list([
          reason === null || reason.trim() === '' ? words.noReason : words.reason(reason),
          evidenceIds.length > 0 ? words.evidence(cite(evidenceIds, [eventId])) : words.noEvidence(cite([], [eventId])),
        ]),
      ),
    ),
  ).map((each) => spare(each, { of: 'causes', keeps: [3, 2, 0] }));
}

/** The newest deployment found in the hour before the trouble was noticed. */
function deploymentBefore({ state, checks, text, language, zone }: Scene): RecordedCauses['trigger'] {
  const { began, detected, declared } = state.milestones;
  const noticedMs = (began ?? detected ?? declared)?.atMs;
  if (noticedMs === undefined) return null;
  const found = checks
    .flatMap(({ readings, evidenceId, eventId }) =>
      readings.flatMap(({ reading }) =>
        reading.kind === 'deployment' && reading.atMs !== null
          ? [{ reading, atMs: reading.atMs, evidenceIds: evidenceId === null ? [] : [evidenceId], eventId }]
          : [],
      ),
    )
    .filter(({ atMs }) => atMs <= noticedMs && noticedMs - atMs <= triggerWindowMs)
    .sort((one, other) => other.atMs - one.atMs)[0];
  if (!found) return null;
  const minutes = Math.round((noticedMs - found.atMs) / 60_000);
  const deployment = describeReading(found.reading, language, zone);
  const { evidenceIds, eventId } = found;
  return { text: text.cause.deployedBefore(deployment, String(minutes)), evidenceIds, eventId };
}
