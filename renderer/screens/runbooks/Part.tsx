import type { ReactNode } from 'react';
import { useText } from '../../text/useText.ts';
import styles from './Part.module.css';

type PartProps = {
  title: string;
  /** How many were found; left out where counting says nothing. */
  count?: number;
  open?: boolean;
  children: ReactNode;
};

/** One part of what was understood: folded, with its count in sight, and said to be absent where it is. */
export function Part({ title, count, open = false, children }: PartProps) {
  const text = useText().runbooks.understood;
  if (count === 0) {
    return (
      <p className={styles.absent}>
        <strong>{title}</strong> <span>{text.none}</span>
      </p>
    );
  }
  return (
    <details className={styles.part} open={open}>
      <summary className={styles.summary}>
        <h2>{title}</h2>
        {count === undefined ? null : <span className={styles.count}>{text.count(count)}</span>}
      </summary>
      <div className={styles.body}>{children}</div>
    </details>
  );
}
