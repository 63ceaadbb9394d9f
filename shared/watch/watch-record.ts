/** The watch as an incident's events add up to it. */
import type { Level } from '../diagnosis/reading.ts';
import type { EventKind, Payload, RecordedEvent } from '../incident/event.ts';
import type { IncidentState } from '../incident/state.ts';
import type { StandingLevel } from './level-change.ts';
import { checkIdOf, readingOf, type WatchMeasure } from './target.ts';

type Known<K extends EventKind> = Extract<RecordedEvent, { kind: K }>;

export type WatchRecord = {
  /** A person ended it; it goes on until then. */
  off: boolean;
  mutedAll: boolean;
  /** Ids of measures. */
  muted: string[];
  /** By the measure's id: what its last row says. */
  levels: Record<string, StandingLevel>;
  gaps: (Payload<'watchGap'> & { eventId: string })[];
  /** Of the environment in use. */
  rollups: (Omit<Payload<'watchRolledUp'>, 'evidence'> & { evidenceId: string; eventId: string })[];
};

export function noWatch(): WatchRecord {
  return { off: false, mutedAll: false, muted: [], levels: {}, gaps: [], rollups: [] };
}

/** Entries are shared between states, so a changed record is a new one. */
export const watchAppliers = {
  levelChanged(state: IncidentState, { payload, happenedAtMs }: Known<'levelChanged'>) {
    const { measure, to: level, flapping, steadied } = payload;
    const before = state.watch.levels[measure.id];
    const standing: StandingLevel = {
      level,
      atMs: happenedAtMs,
      flapping: flapping !== null,
      steadiedAtMs: steadied ? happenedAtMs : (before?.steadiedAtMs ?? null),
    };
    state.watch = { ...state.watch, levels: { ...state.watch.levels, [measure.id]: standing } };
  },
  watchGap(state: IncidentState, { payload, id }: Known<'watchGap'>) {
    state.watch = { ...state.watch, gaps: [...state.watch.gaps, { ...payload, eventId: id }] };
  },
  watchRolledUp(state: IncidentState, { payload, id }: Known<'watchRolledUp'>) {
    const { evidence, ...rolledUp } = payload;
    // The last minutes of an environment that was switched away from are written after the switch.
    if (payload.environmentId !== state.environment?.id) return;
    const rollup = { ...rolledUp, evidenceId: evidence.id, eventId: id };
    state.watch = { ...state.watch, rollups: [...state.watch.rollups, rollup] };
  },
  watchMuted(state: IncidentState, { payload: { measure, muted } }: Known<'watchMuted'>) {
    if (measure === null) {
      state.watch = { ...state.watch, mutedAll: muted, muted: [] };
      return;
    }
    const others = state.watch.muted.filter((id) => id !== measure.id);
    state.watch = { ...state.watch, muted: muted ? [...others, measure.id] : others };
  },
  watchSwitched(state: IncidentState, { payload }: Known<'watchSwitched'>) {
    state.watch = { ...state.watch, off: !payload.on };
  },
};

/** What belongs to one environment is set aside with it; what was not watched stays not watched. */
export function withoutReadings({ off, gaps }: WatchRecord): WatchRecord {
  return { ...noWatch(), off, gaps };
}

export function isMuted({ mutedAll, muted }: Pick<WatchRecord, 'mutedAll' | 'muted'>, measureId: string): boolean {
  return mutedAll || muted.includes(measureId);
}

/** What the record last says of a measure, by a row of the watch or by a check that somebody ran; null where it says nothing. */
export function standingLevel(
  { watch, checks }: Pick<IncidentState, 'watch' | 'checks'>,
  measure: WatchMeasure,
): StandingLevel | null {
  const own = watch.levels[measure.id] ?? null;
  const checkId = checkIdOf(measure);
  const check = checks.findLast((each) => each.checkId === checkId && readingOf(measure, each.readings) !== null);
  const level: Level | undefined = check && readingOf(measure, check.readings)?.level;
  if (check === undefined || level === undefined) return own;
  if (own !== null && own.atMs >= check.happenedAtMs) return own;
  return {
    level,
    atMs: check.happenedAtMs,
    flapping: own?.flapping ?? false,
    steadiedAtMs: own?.steadiedAtMs ?? null,
  };
}
