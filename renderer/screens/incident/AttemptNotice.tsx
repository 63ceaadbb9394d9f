import { Button } from '../../components/Button.tsx';
import { ProblemBox } from '../../components/ProblemBox.tsx';
import { dismissAttempt, overrideConflict, retryAttempt, useAttempts } from '../../state/attempt.ts';
import { useText } from '../../text/useText.ts';
import styles from './AttemptNotice.module.css';
import { useScene } from './scene.ts';

/** Why the last change was not recorded; where somebody else was first, both values and the choice between them. */
export function AttemptNotice() {
  const { conflict: text, tryAgain } = useText().incident;
  const { state } = useScene();
  const { failed, conflict } = useAttempts();
  if (conflict !== null) {
    return (
      <div className={styles.conflict} role="alert">
        <p>
          <strong>{text.title}</strong> {text.explain}
        </p>
        <dl className={styles.values}>
          <dt>{text.yours}</dt>
          <dd>{conflict.wanted}</dd>
          <dt>{text.standing}</dt>
          <dd>{conflict.standing(state)}</dd>
        </dl>
        <div className={styles.actions}>
          <Button onClick={dismissAttempt}>{text.keep}</Button>
          <Button onClick={() => void overrideConflict(state)}>{text.override}</Button>
        </div>
      </div>
    );
  }
  return (
    <ProblemBox problem={failed?.problem ?? null} onDismiss={dismissAttempt}>
      {failed?.problem.kind === 'unreachable' ? (
        <Button onClick={() => void retryAttempt(state)}>{tryAgain}</Button>
      ) : null}
    </ProblemBox>
  );
}
