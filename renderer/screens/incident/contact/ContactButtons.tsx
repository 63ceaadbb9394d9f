import { Button } from '../../../components/Button.tsx';
import { useKeys } from '../../../keys/bindings.ts';
import { openDialog } from '../../../state/desk.ts';
import { useText } from '../../../text/useText.ts';
import styles from './ContactButtons.module.css';

/** Reaching people: always in sight, since it is what is forgotten first. */
export function ContactButtons() {
  const { escalation, messages } = useText();
  const escalate = (): void => openDialog({ kind: 'escalation' });
  const write = (): void => openDialog({ kind: 'message' });
  useKeys([
    { key: 'e', label: escalation.open, run: escalate },
    { key: 'm', label: messages.open, run: write },
  ]);
  return (
    <div className={styles.contact}>
      <Button keys="e" onClick={escalate}>
        {escalation.open}
      </Button>
      <Button keys="m" onClick={write}>
        {messages.open}
      </Button>
    </div>
  );
}
