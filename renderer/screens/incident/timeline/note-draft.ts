/** A note being typed, as it is kept: the moment of its first keystroke stands in the first line, so that it survives a restart. */
export type NoteDraft = { startedAtMs: number | null; text: string };

export const emptyNote: NoteDraft = { startedAtMs: null, text: '' };

/** The first keystroke sets the time; emptying the box forgets it. */
export function typeInto(draft: NoteDraft, text: string, nowMs: number): NoteDraft {
  if (text === '') return emptyNote;
  return { startedAtMs: draft.startedAtMs ?? nowMs, text };
}

/** Empty for an empty note, which removes the draft. */
export function writeDraft({ startedAtMs, text }: NoteDraft): string {
  return text === '' ? '' : `${startedAtMs ?? ''}\n${text}`;
}

export function readDraft(kept: string): NoteDraft {
  const lineEnd = kept.indexOf('\n');
  const first = kept.slice(0, Math.max(0, lineEnd));
  if (lineEnd < 0 || !/^\d*$/.test(first)) return kept === '' ? emptyNote : { startedAtMs: null, text: kept };
  const text = kept.slice(lineEnd + 1);
  return text === '' ? emptyNote : { startedAtMs: first === '' ? null : Number(first), text };
}

const longCharacters = 1_000;
const longLines = 12;

/** Longer than a note: output, which belongs into evidence. */
export function isOutput(pasted: string): boolean {
  return pasted.length > longCharacters || pasted.split('\n').length > longLines;
}
