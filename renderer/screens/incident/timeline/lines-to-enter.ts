/** Pasted lines as a person decides about them: which go in, and at which moment. */
import { noteTextOf, type PastedNote } from '../../../../shared/timeline/pasted-notes.ts';
import { fromZonedTime, toZonedTime } from '../dialogs/zoned-time.ts';

/** What a person changed about a line, by the line's number in what was pasted. */
export type LineChanges = ReadonlyMap<number, { leftOut?: boolean; time?: string }>;

export type LineToEnter = {
  line: number;
  text: string;
  leftOut: boolean;
  /** As it stands in its field; empty where no time could be read. */
  time: string;
  atMs: number | null;
  problem: 'missing' | 'future' | null;
};

type Context = { zone: string; nowMs: number; incidentMs: number };

export function linesToEnter(notes: readonly PastedNote[], changes: LineChanges, context: Context): LineToEnter[] {
  const { zone, nowMs } = context;
  let dayOfMs = context.incidentMs;
  return notes.map((note) => {
    const change = changes.get(note.line);
    const read = note.atMs === null ? '' : toZonedTime(note.atMs, zone);
    const time = change?.time ?? read;
    // A time alone is of the day of the line before it.
    const atMs = time === read ? note.atMs : fromZonedTime(time, zone, note.atMs ?? dayOfMs);
    dayOfMs = atMs ?? dayOfMs;
    const problem = atMs === null ? 'missing' : atMs > nowMs ? 'future' : null;
    return { line: note.line, text: noteTextOf(note), leftOut: change?.leftOut ?? false, time, atMs, problem };
  });
}
