/**
 * All that is watched: of each open incident its environment, and the environments that somebody asked for at home. Whoever wants
 * the same environment read in the same way shares one watch.
 */
import type { WatchView } from '../../shared/contract/watch-view.ts';
import type { Environment } from '../../shared/environment/environment.ts';
import { standingHandOver } from '../../shared/incident/hand-over.ts';
import { type Gap, shortestGapMs } from '../../shared/watch/gap.ts';
import { watchTargets } from '../../shared/watch/target.ts';
import { isMuted } from '../../shared/watch/watch-record.ts';
import { environmentToRead } from '../environment-to-read.ts';
import { runbookFor } from '../runbook-for.ts';
import type { Services } from '../services.ts';
import { openIncidents } from '../store/store.ts';
import { createEnvironmentWatch, type EnvironmentWatch } from './environment-watch.ts';
import { createHeartbeat } from './heartbeat.ts';
import { createIncidentJournal, type IncidentJournal } from './incident-journal.ts';
import { createTurns } from './turns.ts';
import type { WatchMeans } from './watch-means.ts';
import { watchView } from './watch-view.ts';

export type WatchHub = {
  /** Goes on with the incidents that are open, and says since when nobody watched. */
  resume(): void;
  /** Makes what is watched of an incident what its record asks for. */
  reconcile(incidentId: string): void;
  /** The same for the environments watched from home, after one of them was changed or removed. */
  reconcileHome(): void;
  startFromHome(environment: Environment): void;
  stopFromHome(environmentId: string): void;
  muteFromHome(environmentId: string, measureId: string | null, muted: boolean): void;
  ofIncident(incidentId: string): WatchView | null;
  /** Whoever it is watched for. */
  ofEnvironment(environmentId: string): WatchView | null;
  close(): Promise<void>;
};

type Entry = {
  key: string;
  watch: EnvironmentWatch;
  home: { mutedAll: boolean; muted: string[] } | null;
  journals: Map<string, IncidentJournal>;
};

export function createWatchHub(services: Services, means: WatchMeans): WatchHub {
  const { store, clock, changes, faults } = services;
  const turns = createTurns();
  let entries: Entry[] = [];
  const closing = new Set<Promise<void>>();

  /** A disk that is full must not end the watch: what cannot be written is noted, and read on. */
  function guarded(work: () => void): void {
    try {
      work();
    } catch (error) {
      faults.record(error, 'watch');
    }
  }

  const heart = createHeartbeat(services, means.timer, {
    onGap(gap) {
      for (const entry of entries) {
        entry.watch.resumeAfter(gap);
        for (const journal of entry.journals.values()) guarded(() => journal.onGap(gap));
        tell(entry);
      }
    },
    onBeat() {
      for (const { journals } of entries) for (const journal of journals.values()) guarded(() => journal.onBeat());
      if (hasIncidents()) guarded(() => heart.saveAlive());
    },
  });

  function hasIncidents(): boolean {
    return entries.some(({ journals }) => journals.size > 0);
  }

  function tell({ watch: { environment }, journals }: Entry): void {
    changes.publish('change', { topic: 'watch', environmentId: environment.id, incidentIds: [...journals.keys()] });
  }

  function entryFor(environment: Environment, runbookHash: string | null, when: 'now' | 'nextInterval'): Entry | null {
    if (watchTargets(environment).length === 0) return null;
    const key = keyOf(environment, runbookHash);
    const known = entries.find((entry) => entry.key === key);
    if (known !== undefined) return known;
    const watch = createEnvironmentWatch(services, means, {
      environment,
      runbook: services.runbooks.of(runbookHash),
      turns,
      onAlive: heart.beat,
      onLook(target, look) {
        for (const journal of entry.journals.values()) guarded(() => journal.onLook(target, look));
        tell(entry);
      },
    });
    const entry: Entry = { key, watch, home: null, journals: new Map() };
    entries.push(entry);
    heart.start();
    watch.start(when);
    return entry;
  }

  function closeIfUnused(entry: Entry): void {
    if (entry.home !== null || entry.journals.size > 0) return;
    entries = entries.filter((each) => each !== entry);
    if (entries.length === 0) heart.stop();
    const ended = entry.watch.close().finally(() => closing.delete(ended));
    closing.add(ended);
  }

  function attach(incidentId: string, when: 'now' | 'nextInterval'): void {
    const state = store.stateOf(incidentId);
    const isHandedOver = state !== null && standingHandOver(state, store.deviceId) !== null;
    const isWatched =
      state !== null && state.status === 'open' && !state.backdated && !state.watch.off && !isHandedOver;
    const environment = isWatched ? environmentToRead(services, state) : null;
    const hash = state?.runbook?.hash ?? null;
    const before = entries.find(({ journals }) => journals.has(incidentId));
    if (environment !== null && before?.key === keyOf(environment, hash)) return;
    if (before !== undefined) {
      const journal = before.journals.get(incidentId);
      before.journals.delete(incidentId);
      guarded(() => journal?.end());
      tell(before);
      closeIfUnused(before);
    }
    const entry = environment === null ? null : entryFor(environment, hash, when);
    if (entry === null) return;
    const journal = createIncidentJournal(services, means, incidentId, entry.watch);
    entry.journals.set(incidentId, journal);
    guarded(() => heart.saveAlive());
    guarded(() => journal.takeOver());
    tell(entry);
  }

  /** Nobody watched from when the app was last alive, or from when the incident was opened without it. */
  function sayNotRunning(incidentId: string, aliveMs: number): void {
    const openedMs = store.eventsOf(incidentId)[0]?.recordedAtMs ?? 0;
    const gap: Gap = { fromMs: Math.max(aliveMs, openedMs), toMs: clock.nowMs(), cause: 'notRunning' };
    if (gap.toMs - gap.fromMs < shortestGapMs) return;
    const entry = entries.find(({ journals }) => journals.has(incidentId));
    entry?.watch.gaps.push(gap);
    guarded(() => entry?.journals.get(incidentId)?.onGap(gap));
  }

  function view(entry: Entry | undefined, muting: (measureId: string) => boolean): WatchView | null {
    if (entry === undefined) return null;
    return watchView(entry.watch, { fromHome: entry.home !== null, nowMs: clock.nowMs(), isMuted: muting });
  }

  return {
    resume() {
      const aliveMs = heart.aliveMs();
      for (const incidentId of store.lists.matching(openIncidents)) {
        attach(incidentId, 'now');
        sayNotRunning(incidentId, aliveMs);
      }
    },
    reconcile: (incidentId) => guarded(() => attach(incidentId, 'nextInterval')),
    reconcileHome() {
      for (const entry of entries.filter(({ home }) => home !== null)) {
        const environment = store.environments.get(entry.watch.environment.id);
        const key = environment && keyOf(environment, runbookFor(services, environment)?.hash ?? null);
        if (key === entry.key) continue;
        entry.home = null;
        closeIfUnused(entry);
        if (environment) this.startFromHome(environment);
      }
    },
    startFromHome(environment) {
      const entry = entryFor(environment, runbookFor(services, environment)?.hash ?? null, 'now');
      if (entry === null) return;
      entry.home ??= { mutedAll: false, muted: [] };
      tell(entry);
    },
    stopFromHome(environmentId) {
      for (const entry of entries.filter(({ watch, home }) => watch.environment.id === environmentId && home)) {
        entry.home = null;
        tell(entry);
        closeIfUnused(entry);
      }
    },
    muteFromHome(environmentId, measureId, muted) {
      for (const entry of entries.filter(({ watch }) => watch.environment.id === environmentId)) {
        if (entry.home === null) continue;
        const others = entry.home.muted.filter((id) => id !== measureId);
        entry.home =
          measureId === null
            ? { mutedAll: muted, muted: [] }
            : { ...entry.home, muted: muted ? [...others, measureId] : others };
        tell(entry);
      }
    },
    ofIncident(incidentId) {
      const state = store.stateOf(incidentId);
      return view(
        entries.find(({ journals }) => journals.has(incidentId)),
        (measureId) => state !== null && isMuted(state.watch, measureId),
      );
    },
    ofEnvironment(environmentId) {
      const own = entries.filter(({ watch }) => watch.environment.id === environmentId);
      const entry = own.find(({ home }) => home !== null) ?? own[0];
      return view(entry, (measureId) => entry?.home != null && isMuted(entry.home, measureId));
    },
    async close() {
      heart.stop();
      if (hasIncidents()) guarded(() => heart.saveAlive('now'));
      const all = entries;
      entries = [];
      for (const { journals } of all) for (const journal of journals.values()) guarded(() => journal.end());
      await Promise.all([...all.map(({ watch }) => watch.close()), ...closing]);
    },
  };
}

const keys = new WeakMap<Environment, string>();

/** Environments that are read in the same way, and judged by the same bounds, have the same key. */
function keyOf(environment: Environment, runbookHash: string | null): string {
  const known = keys.get(environment) ?? JSON.stringify(environment);
  keys.set(environment, known);
  return `${runbookHash} ${known}`;
}
