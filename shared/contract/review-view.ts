/** The review of a timeline before the document, as a window shows it. */
import type { RunbookEditState } from '../incident/review-payloads.ts';
import type { ReviewFinding } from '../postmortem/review/findings.ts';
import type { SectionChange } from '../postmortem/review/section-changes.ts';
import type { RunbookEdit } from '../postmortem/runbook-edits/proposals.ts';

export type ReviewRow = {
  eventId: string;
  /** R-012, as the document cites it. */
  label: string;
  happenedAtMs: number;
  /** In the language that was asked for. */
  text: string;
  kind: string;
  actor: string;
  evidence: string[];
  marks: string[];
  proposedAs: 'star' | 'milestone' | 'decision' | null;
  inDocument: boolean | null;
  /** Whether it stands in the document's own timeline as things are. */
  shown: boolean;
};

export type ReviewView = {
  findings: (ReviewFinding & { waived: string | null; basedOn: string | null })[];
  /** All that happened, without what the app keeps account of. */
  rows: ReviewRow[];
  confirmed: { actor: string; atMs: number; openFindings: number } | null;
  /** Sections whose draft says something else than when the timeline was confirmed. */
  changesSinceConfirmed: SectionChange[];
  /** Edited sections whose draft says something else than when their author saved them. */
  changesSinceEdited: SectionChange[];
  runbookEdits: (RunbookEdit & { state: RunbookEditState; decidedReason: string | null; basedOn: string | null })[];
  /** Of the accepted edits; empty texts where there are none. */
  runbookFile: { name: string; markdown: string; patch: string } | null;
  addedSections: { title: string; basedOn: string | null }[];
};
