import { Button } from '../../components/Button.tsx';
import { useText } from '../../text/useText.ts';
import styles from './Conflict.module.css';
import type { Section } from './section-edits.ts';

type ConflictProps = { section: Section; busy: boolean; onKeepMine: () => void; onTakeTheirs: () => void };

/** Somebody saved the section while it was edited here: their text, above one's own in the editor, and the choice. */
export function Conflict({ section, busy, onKeepMine, onTakeTheirs }: ConflictProps) {
  const text = useText().postmortem.conflict;
  return (
    <div className={styles.conflict} role="alert">
      <p className={styles.title}>{text.title}</p>
      <p>{text.explain}</p>
      <h3>{text.theirs}</h3>
      <pre className={styles.theirs}>{section.markdown}</pre>
      <div className={styles.actions}>
        <Button busy={busy} onClick={onTakeTheirs}>
          {text.takeTheirs}
        </Button>
        <Button busy={busy} onClick={onKeepMine}>
          {text.keepMine}
        </Button>
      </div>
      <h3>{text.mine}</h3>
    </div>
  );
}
