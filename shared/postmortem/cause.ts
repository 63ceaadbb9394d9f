/** Why it happened: the trigger apart from causes, what was confirmed and ruled out, whys to fill in, and why it was not caught. */
import type { CauseState } from '../incident/event.ts';
import type { CauseRecord } from '../incident/state.ts';
import { describeReading } from '../text/describe-reading.ts';
import type { MissingCode } from './missing.ts';
import { type Block, heading, item, list, paragraph } from './nodes.ts';
import type { Drafted, Scene } from './scene.ts';

/** As the method's name says. */
const depthOfWhys = 5;
/** A deployment longer ago is no likely trigger. */
const triggerWindowMs = 60 * 60_000;

export function draftCause(scene: Scene): Drafted {
  const { text } = scene;
  const { cause, missing, missingWhat } = text;
  const trigger = deploymentBefore(scene);
  const confirmed = causesIn('confirmed', scene);
  const suspected = causesIn('suspected', scene);
  const ruledOut = causesIn('ruledOut', scene);
  const blocks: Block[] = [
    heading(3, cause.trigger),
    paragraph(trigger ?? missing(missingWhat.trigger)),
    heading(3, cause.confirmed),
    ...(confirmed.length > 0 ? causeList(confirmed, scene) : [paragraph(missing(missingWhat.confirmedCause))]),
    ...(suspected.length > 0 ? [heading(3, cause.suspected), ...causeList(suspected, scene)] : []),
    heading(3, cause.ruledOut),
    ...(ruledOut.length > 0 ? causeList(ruledOut, scene) : [paragraph(cause.none)]),
    heading(3, cause.whys),
    paragraph(cause.whysHint),
    ...list((confirmed.length > 0 ? confirmed : [null]).map((each) => whyItem(1, each, scene))),
    heading(3, cause.whyNotCaught),
    paragraph(missing(missingWhat.whyNotCaught)),
  ];
  const codes: MissingCode[] = [
    ...(trigger === null ? (['trigger'] as const) : []),
    ...(confirmed.length > 0 ? [] : (['confirmedCause'] as const)),
    'whys',
    'whyNotCaught',
  ];
  return { blocks, missing: codes };
}

/** Causes that stand in this state, in the order in which they were set. A struck mark counts no more. */
export function causesIn(wanted: CauseState, { state, countedRows }: Scene): CauseRecord[] {
  const counted = new Set(countedRows.map(({ eventId }) => eventId));
  return Object.values(state.causes)
    .filter((cause) => cause.state === wanted && counted.has(cause.eventId))
    .sort((one, other) => one.happenedAtMs - other.happenedAtMs);
}

function causeList(causes: readonly CauseRecord[], { text, cite }: Scene): Block[] {
  const { cause: words } = text;
  return list(
    causes.map(({ text: cause, patternNumber, reason, evidenceIds }) =>
      item(
        words.one(cause, String(patternNumber)),
        list([
          reason === null || reason.trim() === '' ? words.noReason : words.reason(reason),
          evidenceIds.length > 0 ? words.evidence(cite(evidenceIds)) : words.noEvidence,
        ]),
      ),
    ),
  );
}

/** One branch of whys: the confirmed cause is the first answer, what led to it is left to people. */
function whyItem(depth: number, cause: CauseRecord | null, scene: Scene): ReturnType<typeof item> {
  const { text } = scene;
  const answer = text.cause.why(String(depth), cause?.text ?? text.notFilledIn);
  return item(answer, depth < depthOfWhys ? list([whyItem(depth + 1, null, scene)]) : []);
}

/** The newest deployment found in the hour before the trouble was noticed. */
function deploymentBefore({ state, checks, text, language, zone, cite }: Scene): string | null {
  const { began, detected, declared } = state.milestones;
  const noticedMs = (began ?? detected ?? declared)?.atMs;
  if (noticedMs === undefined) return null;
  const found = checks
    .flatMap(({ readings, evidenceId }) =>
      readings.flatMap(({ reading }) =>
        reading.kind === 'deployment' && reading.atMs !== null
          ? [{ reading, atMs: reading.atMs, evidenceIds: evidenceId === null ? [] : [evidenceId] }]
          : [],
      ),
    )
    .filter(({ atMs }) => atMs <= noticedMs && noticedMs - atMs <= triggerWindowMs)
    .sort((one, other) => other.atMs - one.atMs)[0];
  if (!found) return null;
  const minutes = Math.round((noticedMs - found.atMs) / 60_000);
  return text.cause.deployedBefore(
    describeReading(found.reading, language, zone),
    String(minutes),
    cite(found.evidenceIds),
  );
}
