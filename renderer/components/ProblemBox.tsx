import type { ReactNode } from 'react';
import { type CallProblem, wordProblem } from '../contract/problem.ts';
import { useLanguage, useText } from '../text/useText.ts';
import { Button } from './Button.tsx';
import styles from './ProblemBox.module.css';

type ProblemBoxProps = {
  problem: CallProblem | null;
  /** Tries what failed once more. */
  onRetry?: (() => void) | undefined;
  onDismiss?: (() => void) | undefined;
  /** Other ways on, as buttons. */
  children?: ReactNode;
};

/** What failed and what to do next, read aloud when it appears; nothing while there is no problem. */
export function ProblemBox({ problem, onRetry, onDismiss, children }: ProblemBoxProps) {
  const text = useText().common;
  const language = useLanguage();
  if (problem === null) return null;
  return (
    <div className={styles.problem} role="alert">
      <p>
        <strong className={styles.title}>{text.problem.title}</strong> {wordProblem(problem, language)}
      </p>
      <div className={styles.actions}>
        {onRetry === undefined ? null : <Button onClick={onRetry}>{text.retry}</Button>}
        {onDismiss === undefined ? null : <Button onClick={onDismiss}>{text.close}</Button>}
        {children}
      </div>
    </div>
  );
}
