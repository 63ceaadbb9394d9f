/** How far a stage is, as the rail shows it: `1/5`, or a dash where nothing can be counted. */
import type { Scene } from '../scene.ts';
import { countOf } from './progress.ts';
import { type Stage, workOf } from './work.ts';

export type StageCount = { label: string; finished: boolean };

const dash = '—';

export function stageCount(
  stage: Stage,
  { state, runbook, pattern }: Pick<Scene, 'state' | 'runbook' | 'pattern'>,
): StageCount {
  switch (stage) {
    case 'causes': {
      const causes = pattern?.causes ?? [];
      const judged = causes.filter(({ id }) => (state.causes[id]?.state ?? 'open') !== 'open').length;
      const confirmed = causes.some(({ id }) => state.causes[id]?.state === 'confirmed');
      return causes.length === 0 ? none : { label: `${judged}/${causes.length}`, finished: confirmed };
    }
    case 'verification':
      return state.recoveryVerified === null ? none : { label: '✓', finished: true };
    case 'reference':
      return none;
    default: {
      const { done, total } = countOf(workOf(stage, runbook, pattern, state.causes), state);
      return total === 0 ? none : { label: `${done}/${total}`, finished: done === total };
    }
  }
}

const none: StageCount = { label: dash, finished: false };
