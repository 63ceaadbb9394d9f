/** Sweeps of the incident on screen: those under way, and the one that ended last. */
import type { SweepProgress } from '../../../shared/contract/view.ts';
import { useSweeps } from '../../state/sweeps.ts';
import { useScene } from './scene.ts';

const none: Readonly<Record<string, SweepProgress>> = {};

export function useIncidentSweeps(): { running: SweepProgress[]; lastEnded: SweepProgress | null } {
  const { incidentId, view } = useScene();
  const streamed = useSweeps(({ byIncident }) => byIncident[incidentId] ?? none);
  const known = Object.values(streamed);
  const unheard = view.sweeps.filter(({ sweepId }) => streamed[sweepId] === undefined);
  const all = [...unheard, ...known];
  return {
    running: all.filter(({ state }) => state === 'running'),
    lastEnded: known.findLast(({ state }) => state !== 'running') ?? null,
  };
}
