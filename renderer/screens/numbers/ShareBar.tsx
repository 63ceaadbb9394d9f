import styles from './ShareBar.module.css';

/** A part of a whole, drawn; the words beside it say the same. */
export function ShareBar({ part, whole }: { part: number; whole: number }) {
  const share = `${whole === 0 ? 0 : (part / whole) * 100}%`;
  return (
    <svg className={styles.bar} aria-hidden="true" width="100%" height="10">
      <rect className={styles.whole} x="0.5" y="0.5" width="100%" height="9" />
      <rect className={styles.part} x="0" y="0" width={share} height="10" />
    </svg>
  );
}
