import { openDialog } from '../../../state/desk.ts';
import { useText } from '../../../text/useText.ts';
import { useScene } from '../scene.ts';
import styles from './Lead.module.css';

/** Who leads, once that is known; where roles are given is behind it. */
export function Lead() {
  const text = useText().handoff;
  const { state } = useScene();
  const names = state.roles.commander?.names;
  if (names === undefined) return null;
  return (
    <button
      type="button"
      className={styles.lead}
      title={`${text.people} (⇧I)`}
      onClick={() => openDialog({ kind: 'details' })}
    >
      {text.lead(names)}
    </button>
  );
}
