import { Button } from '../../../components/Button.tsx';
import { useKeys } from '../../../keys/bindings.ts';
import { openDialog } from '../../../state/desk.ts';
import { useText } from '../../../text/useText.ts';
import styles from './ContactButtons.module.css';

/** Reaching people: always in sight, since it is what is forgotten first. */
export function ContactButtons() {
  const { escalation } = useText();
  const escalate = (): void => openDialog({ kind: 'escalation' });
  useKeys([{ key: 'e', label: escalation.open, run: escalate }]);
  return (
    <div className={styles.contact}>
      <Button keys="e" onClick={escalate}>
        {escalation.open}
      </Button>
    </div>
  );
}
