/** J and K move through a stage's work; X, ⇧X and S act on the one in hand. */
import { useKeys } from '../../../keys/bindings.ts';
import { openDialog, takeInHand } from '../../../state/desk.ts';
import { useText } from '../../../text/useText.ts';
import { useCommands } from '../commands.ts';
import { neighbourOf, nextOf } from '../guide/progress.ts';
import type { Stage, Work } from '../guide/work.ts';
import { useScene } from '../scene.ts';

export function useWorkKeys(stage: Stage, work: readonly Work[], inHand: Work | null): void {
  const text = useText().incident.steps;
  const { canWrite } = useScene();
  const finish = useFinish(stage, work);
  const move = (by: 1 | -1): void => {
    const to = neighbourOf(work, inHand?.id ?? null, by);
    if (to === null) return;
    takeInHand(stage, to.id);
    requestAnimationFrame(() => document.getElementById(workElementId(to.id))?.scrollIntoView({ block: 'nearest' }));
  };
  const acts = canWrite && inHand !== null;
  useKeys([
    ...(work.length > 1
      ? [
          { key: 'j', label: text.nextStep, run: () => move(1) },
          { key: 'k', label: text.previousStep, run: () => move(-1) },
        ]
      : []),
    ...(acts
      ? [
          { key: 'x', label: text.done, run: () => void finish(inHand) },
          {
            key: 's',
            label: text.skip,
            run: () => openDialog({ kind: 'skip', workId: inHand.id, text: inHand.text }),
          },
          {
            key: 'shift+x',
            label: text.outcome,
            run: () => openDialog({ kind: 'itemState', workId: inHand.id, text: inHand.text }),
          },
        ]
      : []),
  ]);
}

/** Ticks one off and takes the next in hand. */
export function useFinish(stage: Stage, work: readonly Work[]): (one: Work) => Promise<void> {
  const { state } = useScene();
  const commands = useCommands();
  return async (one) => {
    if (!(await commands.setItem(one.id, 'ok'))) return;
    const at = work.findIndex(({ id }) => id === one.id);
    const next = nextOf(work.slice(at + 1), state) ?? nextOf(work.slice(0, at), state);
    if (next !== null) takeInHand(stage, next.id);
  };
}

/** The element that a piece of work is shown in. */
export function workElementId(workId: string): string {
  return `work-${workId}`;
}
