/** The incident as a file that opens by itself: its events, evidence and runbooks beside its document, all redacted. */
import { createHash } from 'node:crypto';
import { readResult } from '../../shared/incident/result-table.ts';
import { resultText } from '../../shared/incident/result-text.ts';
import type { EvidenceRecord } from '../../shared/incident/state.ts';
import { timelineOf } from '../../shared/incident/timeline.ts';
import { draftPostmortem } from '../../shared/postmortem/draft.ts';
import { watchSeries } from '../../shared/postmortem/export/watch-series.ts';
import { type DraftInput, sceneOf } from '../../shared/postmortem/scene.ts';
import { readerDocument } from '../../shared/reader/reader-document.ts';
import type { EvidenceContent, ReaderEvidence } from '../../shared/reader/reader-input.ts';
import { isPictureType } from '../../shared/timeline/picture.ts';
import type { Services } from '../services.ts';
import { redactWhole } from './redact-whole.ts';

/** Of one piece of evidence, in characters: a reader that takes a minute to open is not read. */
const mostTextCharacters = 200_000;
/** Of all pictures in one file. */
const mostPictureBytes = 16 * 1024 * 1024;

export function readerOf(services: Services, input: DraftInput): string {
  const { store, redact } = services;
  const events = redactWhole(store.eventsOf(input.state.incidentId), redact);
  const state = redactWhole(input.state, redact);
  const redacted = { ...input, state, rows: timelineOf(events) };
  const scene = sceneOf(redacted);
  return readerDocument({
    events,
    scene,
    draft: redactWhole(draftPostmortem(input), redact),
    series: redactWhole(watchSeries(scene), redact),
    evidence: evidenceOf(services, state.evidence),
    runbooks: runbooksOf(services, input),
    digest: (text) => createHash('sha256').update(text).digest('base64'),
  });
}

function evidenceOf({ store, redact }: Services, evidence: readonly EvidenceRecord[]): ReaderEvidence[] {
  let pictureBytes = 0;
  function contentOf({ blobHash, contentType }: EvidenceRecord): EvidenceContent {
    const blob = store.blob(blobHash);
    if (blob === null) return { kind: 'gone' };
    if (isPictureType(contentType)) {
      pictureBytes += blob.bytes.byteLength;
      if (pictureBytes > mostPictureBytes) return { kind: 'leftOut' };
      return { kind: 'picture', dataUrl: `data:${contentType};base64,${Buffer.from(blob.bytes).toString('base64')}` };
    }
    const kept = new TextDecoder().decode(blob.bytes);
    const result = readResult(contentType, kept);
    const text = redact(result === null ? kept : resultText(result));
    const cut = text.length > mostTextCharacters;
    return { kind: 'text', text: cut ? text.slice(0, mostTextCharacters) : text, cut };
  }
  return evidence.map((piece) => ({ id: piece.id, label: piece.label, title: piece.title, content: contentOf(piece) }));
}

/** Those that the incident was guided by before, and the one in use last. */
function runbooksOf({ store, redact }: Services, { rows }: DraftInput): { name: string; markdown: string }[] {
  const hashes = rows.flatMap(({ event }) => {
    if (event.kind === 'opened') return event.payload.runbook?.hash ?? [];
    return event.kind === 'runbookBound' ? event.payload.hash : [];
  });
  return [...new Set(hashes.reverse())].reverse().flatMap((hash) => {
    const row = store.runbooks.get(hash);
    return row === null ? [] : [{ name: row.name, markdown: redact(new TextDecoder().decode(row.bytes)) }];
  });
}
