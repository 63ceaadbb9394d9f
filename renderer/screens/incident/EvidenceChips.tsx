import { openDialog } from '../../state/desk.ts';
import { useText } from '../../text/useText.ts';
import styles from './EvidenceChips.module.css';
import { useScene } from './scene.ts';

/** The numbers of what a statement rests on; each opens its text. */
export function EvidenceChips({ ids }: { ids: readonly (string | null)[] }) {
  const text = useText().incident.evidence;
  const { state } = useScene();
  const known = state.evidence.filter(({ id }) => ids.includes(id));
  if (known.length === 0) return null;
  return (
    <span className={styles.chips}>
      {known.map(({ id, label }) => (
        <button
          key={id}
          type="button"
          className={styles.chip}
          aria-label={text.open(label)}
          onClick={() => openDialog({ kind: 'evidence', evidenceId: id })}
        >
          {label}
        </button>
      ))}
    </span>
  );
}
