import type { ItemState } from '../../../../shared/incident/event.ts';
import { classes } from '../../../components/classes.ts';
import { useText } from '../../../text/useText.ts';
import styles from './StateMark.module.css';

const shapes: Readonly<Record<ItemState, string>> = {
  notDone: '○',
  running: '…',
  ok: '✓',
  warn: '△',
  failed: '✕',
  skipped: '–',
  contradicts: '≠',
  notPossible: '⊘',
};

/** The state of a piece of work as a shape, with its word for those who do not see it. A step that was read counts as done. */
export function StateMark({ state, finished }: { state: ItemState; finished: boolean }) {
  const text = useText().incident.steps.states;
  const shown = finished && state === 'notDone' ? 'ok' : state;
  return (
    <span className={classes(styles.mark, finished && styles.finished)} role="img" aria-label={text[shown]}>
      {shapes[shown]}
    </span>
  );
}
