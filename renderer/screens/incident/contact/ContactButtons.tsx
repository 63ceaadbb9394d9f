import { Button } from '../../../components/Button.tsx';
import { useKeys } from '../../../keys/bindings.ts';
import { openDialog } from '../../../state/desk.ts';
import { useText } from '../../../text/useText.ts';
import styles from './ContactButtons.module.css';

/** Reaching people: always in sight, since it is what is forgotten first. */
export function ContactButtons() {
  const { escalation, messages, handoff } = useText();
  const escalate = (): void => openDialog({ kind: 'escalation' });
  const write = (): void => openDialog({ kind: 'message' });
  const handOver = (): void => openDialog({ kind: 'handOff' });
  useKeys([
    { key: 'e', label: escalation.open, run: escalate },
    { key: 'm', label: messages.open, run: write },
    { key: 'shift+h', label: handoff.open, run: handOver },
  ]);
  return (
    <div className={styles.contact}>
      <Button keys="e" onClick={escalate}>
        {escalation.open}
      </Button>
      <Button keys="m" onClick={write}>
        {messages.open}
      </Button>
      <Button keys="shift+h" onClick={handOver}>
        {handoff.open}
      </Button>
    </div>
  );
}
