import styles from './Spinner.module.css';

/** Something is under way. It says nothing itself: words stand beside it. */
export function Spinner() {
  return <span className={styles.spinner} aria-hidden="true" />;
}
