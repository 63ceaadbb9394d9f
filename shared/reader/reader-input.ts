/** All that the reader is made from, redacted like everything that leaves. */

import type { RecordedEvent } from '../incident/event.ts';
import type { EvidenceRecord } from '../incident/state.ts';
import type { PostmortemDraft } from '../postmortem/draft.ts';
import type { Series } from '../postmortem/export/watch-series.ts';
import type { Scene } from '../postmortem/scene.ts';

/** `gone`: blacked out, or not held by this record. `leftOut`: a picture for which the file has no room. */
export type EvidenceContent =
  | { kind: 'text'; text: string; cut: boolean }
  | { kind: 'picture'; dataUrl: string }
  | { kind: 'leftOut' }
  | { kind: 'gone' };

export type ReaderEvidence = Pick<EvidenceRecord, 'id' | 'label' | 'title'> & { content: EvidenceContent };

export type ReaderInput = {
  /** In any order. */
  events: readonly RecordedEvent[];
  scene: Scene;
  draft: PostmortemDraft;
  series: readonly Series[];
  evidence: readonly ReaderEvidence[];
  /** Every runbook that the incident was guided by, the one in use last, as Markdown. */
  runbooks: readonly { name: string; markdown: string }[];
  /** SHA-256 in base64, by which the policy knows the file's own style and script. */
  digest: (text: string) => string;
};
