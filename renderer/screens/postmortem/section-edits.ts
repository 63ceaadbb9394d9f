/** What a person typed into sections and has not saved: how it meets what is saved, and under which key its draft is kept. */
import type { PostmortemView } from '../../../shared/contract/view.ts';

export type Section = PostmortemView['sections'][number];

export type SectionEdit = {
  text: string;
  /** The event of the section that the author saw when they began; null when nobody had edited it. */
  basedOn: string | null;
  /** Saved, and waiting to be seen in the document. */
  saved: boolean;
  /** Typed in an earlier visit. */
  restored: boolean;
};

/** By the section's key. */
export type SectionEdits = Readonly<Record<string, SectionEdit>>;

const neverEdited = '-';

export function draftBeginning(incidentId: string): string {
  return `postmortem/${incidentId}/`;
}

/** The draft's key says what it was based on, so that a draft found later still knows whether somebody saved meanwhile. */
export function draftKey(incidentId: string, section: string, basedOn: string | null): string {
  return `${draftBeginning(incidentId)}${section}/${basedOn ?? neverEdited}`;
}

/** Null for a key that is no section's. */
export function parseDraftKey(incidentId: string, key: string): { section: string; basedOn: string | null } | null {
  const beginning = draftBeginning(incidentId);
  if (!key.startsWith(beginning)) return null;
  // A section's name may hold a slash, an event's id never does.
  const end = key.lastIndexOf('/');
  const section = key.slice(beginning.length, end);
  const basedOn = key.slice(end + 1);
  if (section === '' || basedOn === '') return null;
  return { section, basedOn: basedOn === neverEdited ? null : basedOn };
}

/** The edit after typing; null when the text is what is saved. */
export function typed(section: Section, before: SectionEdit | undefined, text: string): SectionEdit | null {
  const basedOn = before?.basedOn ?? section.basedOn;
  if (text === section.markdown && basedOn === section.basedOn) return null;
  return { text, basedOn, saved: false, restored: false };
}

/** Whether somebody saved the section after this edit began. */
export function isOvertaken(section: Section, edit: SectionEdit): boolean {
  return !edit.saved && edit.basedOn !== section.basedOn && edit.text !== section.markdown;
}

/** An edit that has served: it is in the document now, or says what the document says anyway. */
export function hasServed(section: Section, edit: SectionEdit): boolean {
  return edit.text === section.markdown || (edit.saved && edit.basedOn === section.basedOn);
}
