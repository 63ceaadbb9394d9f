/** How it was noticed: the detected milestone, the alert, who declared, and the first check that read trouble. */

import type { Detection } from '../incident/detection.ts';
import { durationsOf } from '../incident/durations.ts';
import { isOfPreparation } from '../incident/preparation.ts';
import { describeEvent } from '../text/describe-event.ts';
import { eventText } from '../text/event-text.ts';
import { spanText } from './figures.ts';
import type { MissingCode } from './missing.ts';
import { type Block, list, paragraph, quotedText } from './nodes.ts';
import { spare } from './pages/spare.ts';
import type { Drafted, Scene } from './scene.ts';
import { isSetAside, lastRowThat } from './scene.ts';

/** An alert's text is quoted up to here; the rest is in the record. */
const quotedLines = 20;

export function draftDetection(scene: Scene): Drafted {
  const { state, text, at, cite, language } = scene;
  const { detection, missing, missingWhat } = text;
  const { detected } = state.milestones;
  const { ttdMs } = durationsOf(state);
  const opened = scene.rows.find(({ event }) => event.kind === 'opened');
  const facts = [
    detected
      ? detection.detectedAt(
          at(detected.atMs),
          eventText(language).milestoneSources[detected.source],
          cite(detected.evidenceIds, [detected.eventId]),
        )
      : missing(missingWhat.detected),
    ...(ttdMs === null
      ? []
      : [
          detection.timeToDetect(
            spanText(ttdMs, text),
            cite(
              [],
              [state.milestones.began, detected].flatMap((each) => each?.eventId ?? []),
            ),
          ),
        ]),
    ...(opened
      ? [detection.declared(at(opened.happenedAtMs), opened.actor || text.responder, cite([], [opened.eventId]))]
      : []),
    ...(scene.checks.length > 0 ? [firstTrouble(scene)] : []),
    state.detection === null
      ? missing(missingWhat.howDetected)
      : detection.noticedBy(detectionText(scene, state.detection), cite([], rowsOfDetection(scene))),
    missing(missingWhat.fasterDetection),
  ];
  const codes: MissingCode[] = [
    ...(detected ? [] : (['detected'] as const)),
    ...(state.detection === null ? (['howDetected'] as const) : []),
    'fasterDetection',
  ];
  return { blocks: [...list(facts), ...quotedAlert(scene)], missing: codes };
}

function detectionText({ language }: Scene, { how, tool }: Detection): string {
  const { detectionHows, alertTools } = eventText(language);
  return tool === null || tool === 'other' ? detectionHows[how] : `${detectionHows[how]} (${alertTools[tool]})`;
}

/** The last row that said how it was noticed: the declaration where nobody said it since. */
function rowsOfDetection({ rows }: Scene): string[] {
  return lastRowThat(rows, ({ event }) => event.kind === 'detectionSet' || event.kind === 'opened');
}

function firstTrouble(scene: Scene): string {
  const { countedRows, context, language, at, text } = scene;
  const row = countedRows.find((each) => {
    const { event } = each;
    if ((event.kind !== 'checkRan' && event.kind !== 'levelChanged') || isSetAside(each, scene)) return false;
    if (isOfPreparation(event.payload)) return false;
    const level = event.kind === 'checkRan' ? event.payload.level : event.payload.to;
    return level === 'warning' || level === 'critical';
  });
  if (!row) return text.detection.noTrouble;
  const { text: what, evidence } = describeEvent(row, context, language);
  const labels = evidence.map(({ label }) => label).join(' ') || scene.cite([], [row.eventId]);
  return text.detection.firstTrouble(at(row.happenedAtMs), what, labels);
}

function quotedAlert({ state, text, rows, cite }: Scene): Block[] {
  if (state.alert === null) return [];
  const opened = rows.find(({ event }) => event.kind === 'opened');
  const lines = state.alert.split(/\r\n|\r|\n/u);
  const shown = lines.length > quotedLines ? [...lines.slice(0, quotedLines), '…'] : lines;
  return [
    paragraph(text.detection.alert(cite([], opened ? [opened.eventId] : []))),
    spare(quotedText(shown.join('\n')), { of: 'alert', keeps: [4, 3, 0] }),
  ];
}
