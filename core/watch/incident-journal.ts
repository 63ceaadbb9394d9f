/**
 * What of the watch becomes rows of one incident: levels that changed, with the look that showed it as evidence; clocks; time not
 * watched; and the minutes as figures, every ten minutes. A level that stays makes no row.
 */
import type { NewEvent, Payload } from '../../shared/incident/event.ts';
import type { IncidentState } from '../../shared/incident/state.ts';
import type { Gap } from '../../shared/watch/gap.ts';
import { type LevelChange, levelChange } from '../../shared/watch/level-change.ts';
import { figuresOf, minuteOf, rollupSpanMs } from '../../shared/watch/rollup.ts';
import { checkIdOf, type Sample, type WatchMeasure, type WatchTarget } from '../../shared/watch/target.ts';
import { isMuted, standingLevel } from '../../shared/watch/watch-record.ts';
import { ownName } from '../actor.ts';
import { clockOffsetRow } from '../clock-offset-row.ts';
import { numberedEvidence } from '../numbered-evidence.ts';
import type { CheckOutcome } from '../probes/probe.ts';
import { appendEvents } from '../record.ts';
import type { Services } from '../services.ts';
import { recordSuggestion } from '../suggestion.ts';
import type { EnvironmentWatch } from './environment-watch.ts';
import type { Look, MeasureTrack, TakenSample } from './measure-track.ts';
import { minuteTable } from './minute-table.ts';
import type { WatchMeans } from './watch-means.ts';

export type IncidentJournal = {
  /** Takes over what was read before the incident was declared, where that shows trouble. */
  takeOver(): void;
  onLook(target: WatchTarget, look: Look): void;
  onGap(gap: Gap): void;
  /** Writes the minutes that are whole once there are ten. */
  onBeat(): void;
  /** Writes what has not been written yet. */
  end(): void;
};

export function createIncidentJournal(
  services: Services,
  { timer, pace }: WatchMeans,
  incidentId: string,
  watch: Pick<EnvironmentWatch, 'tracks' | 'environment'>,
): IncidentJournal {
  const { store, clock } = services;
  const caller = { incidentId, commandId: null, actor: ownName };
  /** Samples that no row holds yet, by measure. */
  let unwritten = new Map<string, Sample[]>();
  let spanFromMs = minuteOf(clock.nowMs());
  let cancelSuggestion: (() => void) | null = null;

  function stateNow(): IncidentState | null {
    return store.stateOf(incidentId);
  }

  function writeChange(track: MeasureTrack): boolean {
    const state = stateNow();
    if (state === null || isMuted(state.watch, track.measure.id)) return false;
    const change = levelChange(standingLevel(state, track.measure), track.samples);
    const look = change && (change.sample.look ?? track.samples.at(-1)?.look);
    if (!change || !look) return false;
    const { outcome } = look;
    const numbered = outcome.evidence && numberedEvidence(services, incidentId, outcome.target, outcome.evidence);
    const payload = changePayload(track.measure, change, look, numbered?.evidence ?? null);
    const event: NewEvent = { kind: 'levelChanged', happenedAtMs: change.sample.atMs, payload };
    appendEvents(services, caller, [event], numbered ? [numbered.blob] : []);
    return true;
  }

  /** One outage changes several levels within seconds: what they say together is asked once they are there. */
  function suggestSoon(): void {
    cancelSuggestion?.();
    cancelSuggestion = timer.after(pace.confirmMs, suggest);
  }

  function suggest(): void {
    cancelSuggestion = null;
    try {
      recordSuggestion(services, caller);
    } catch (error) {
      services.faults.record(error, 'watch');
    }
  }

  function writeChanges(tracks: readonly MeasureTrack[]): void {
    const written = tracks.map(writeChange);
    if (written.includes(true)) suggestSoon();
  }

  function writeMinutes(untilMs: number): void {
    const within = [...unwritten].map(([id, samples]) => [id, samples.filter(({ atMs }) => atMs < untilMs)] as const);
    const rows = watch.tracks.flatMap(({ measure }) => {
      const samples = within.find(([id]) => id === measure.id)?.[1] ?? [];
      return samples.length === 0 ? [] : [{ measure, samples }];
    });
    const span = { fromMs: spanFromMs, toMs: untilMs };
    unwritten = new Map([...unwritten].map(([id, samples]) => [id, samples.filter(({ atMs }) => atMs >= untilMs)]));
    spanFromMs = untilMs;
    if (rows.length === 0) return;
    const { evidence, blob } = numberedEvidence(services, incidentId, 'watch', minuteTable(rows));
    const measures = rows.map(({ measure: { id, part, name, unit }, samples }) => ({
      measure: { id, part, name, unit },
      ...figuresOf(samples),
    }));
    const payload = { environmentId: watch.environment.id, ...span, measures, evidence };
    const event: NewEvent = { kind: 'watchRolledUp', happenedAtMs: untilMs, payload };
    appendEvents(services, caller, [event], [blob]);
  }

  return {
    takeOver: () => writeChanges(watch.tracks),
    onLook(target, look) {
      const own = watch.tracks.filter(({ measure }) => measure.targetId === target.id);
      for (const { measure, samples } of own) {
        const last = samples.at(-1);
        if (last?.look === look) unwritten.set(measure.id, [...(unwritten.get(measure.id) ?? []), figuresOnly(last)]);
      }
      writeClock(look.outcome);
      writeChanges(own);
    },
    onGap(gap) {
      appendEvents(services, caller, [{ kind: 'watchGap', happenedAtMs: gap.toMs, payload: gap }], []);
    },
    onBeat() {
      const wholeUntilMs = minuteOf(clock.nowMs());
      if (wholeUntilMs - spanFromMs >= rollupSpanMs) writeMinutes(wholeUntilMs);
    },
    end() {
      if (cancelSuggestion !== null) {
        cancelSuggestion();
        suggest();
      }
      writeMinutes(clock.nowMs());
    },
  };

  function writeClock(outcome: CheckOutcome): void {
    const state = stateNow();
    if (state !== null) appendEvents(services, caller, clockOffsetRow(state, outcome), []);
  }
}

function changePayload(
  measure: WatchMeasure,
  { from, to, looks, flapping, steadied }: LevelChange<TakenSample>,
  { outcome: { target, durationMs }, readings }: Look,
  evidence: Payload<'levelChanged'>['evidence'],
): Payload<'levelChanged'> {
  const { id, part, name } = measure;
  const checkId = checkIdOf(measure);
  const what = { measure: { id, part, name }, checkId, target, durationMs };
  return { ...what, from, to, readings, looks, flapping, steadied, evidence };
}

function figuresOnly({ atMs, level, value, failed }: Sample): Sample {
  return { atMs, level, value, failed };
}
