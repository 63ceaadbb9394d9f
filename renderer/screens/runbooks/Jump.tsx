import { useText } from '../../text/useText.ts';
import styles from './Jump.module.css';

export type JumpTo = (line: number) => void;

/** The line that something was read from, and the way there. */
export function Jump({ line, onJump }: { line: number; onJump: JumpTo }) {
  const text = useText().runbooks.findings;
  return (
    <button type="button" className={styles.jump} aria-label={text.goTo(line)} onClick={() => onJump(line)}>
      {text.line(line)}
    </button>
  );
}
