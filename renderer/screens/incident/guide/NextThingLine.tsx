import { navigate } from '../../../app/route.ts';
import { useKeys } from '../../../keys/bindings.ts';
import { goToStage, openDialog, viewPattern } from '../../../state/desk.ts';
import { useText } from '../../../text/useText.ts';
import { focusWork } from '../focus-work.ts';
import { useScene } from '../scene.ts';
import styles from './NextThingLine.module.css';
import { type NextThing, nextThing } from './next-thing.ts';

/** The one thing to do next; a click goes there. */
export function NextThingLine() {
  const { guide } = useText().incident;
  const { incidentId, state, runbook, pattern } = useScene();
  const next = nextThing(state, runbook, pattern);
  const go = (): void => follow(next, incidentId, pattern?.id ?? null);
  useKeys([
    {
      key: 'g n',
      label: guide.next,
      run: () => {
        go();
        focusWork();
      },
    },
  ]);
  return (
    <section className={styles.next} aria-label={guide.next}>
      <p className={styles.label}>{guide.next}</p>
      <button type="button" className={styles.thing} onClick={go}>
        {useNextWords(next)}
      </button>
    </section>
  );
}

function follow(next: NextThing, incidentId: string, inViewId: string | null): void {
  if (next.kind === 'work' && next.patternId !== undefined) viewPattern(next.patternId, inViewId);
  goToStage(next.stage, next.kind === 'work' ? next.workId : null);
  if (next.kind === 'close') openDialog({ kind: 'close' });
  if (next.kind === 'postmortem') navigate({ screen: 'postmortem', incidentId });
}

function useNextWords(next: NextThing): string {
  const { nextKinds } = useText().incident.guide;
  if (next.kind === 'work') return next.text;
  if (next.kind === 'chooseCandidate') return nextKinds.chooseCandidate(next.number);
  return nextKinds[next.kind];
}
