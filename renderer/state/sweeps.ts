/** Progress of sweeps, as it streams in: it is never kept anywhere, so the last word of each incident's sweeps lies here. */
import { create } from 'zustand';
import type { SweepProgress } from '../../shared/contract/view.ts';
import { onHint } from '../contract/changes.ts';

/** By incident, then by sweep. */
type Sweeps = { byIncident: Readonly<Record<string, Readonly<Record<string, SweepProgress>>>> };

export const useSweeps = create<Sweeps>(() => ({ byIncident: {} }));

onHint((hint) => {
  if (hint.topic === 'connected') {
    // Ends may have been missed; the incident's view holds what is under way.
    useSweeps.setState({ byIncident: {} });
    return;
  }
  if (hint.topic !== 'sweep') return;
  const { incidentId, progress } = hint;
  useSweeps.setState(({ byIncident }) => ({
    byIncident: { ...byIncident, [incidentId]: { ...byIncident[incidentId], [progress.sweepId]: progress } },
  }));
});
