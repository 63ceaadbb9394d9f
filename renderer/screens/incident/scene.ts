/** The incident as every part of its screen sees it, at one moment. */
import { createContext, useContext } from 'react';
import type { IncidentView } from '../../../shared/contract/view.ts';
import type { IncidentState } from '../../../shared/incident/state.ts';
import type { Pattern, Runbook } from '../../../shared/runbook/model.ts';

export type Scene = {
  incidentId: string;
  view: IncidentView;
  state: IncidentState;
  /** Null where none is bound, or it could not be read. */
  runbook: Runbook | null;
  /** The pattern in view. */
  pattern: Pattern | null;
  /** False where the record is read-only, or the incident was handed over: then nothing can be read or written. */
  canWrite: boolean;
  /** Systems can be read: an environment of this installation is chosen, the incident is open and the record can be written. */
  canRead: boolean;
};

export const SceneContext = createContext<Scene | null>(null);

export function useScene(): Scene {
  const scene = useContext(SceneContext);
  if (scene === null) throw new Error('a part of the incident screen stands outside of it');
  return scene;
}
