import { Spinner } from './Spinner.tsx';
import styles from './Working.module.css';

/** Work under way in words, spoken too; with `done` and `total`, how far it is. */
export function Working({ label, done, total }: { label: string; done?: number; total?: number }) {
  const counted = done !== undefined && total !== undefined;
  return (
    <div className={styles.working} role="status">
      <Spinner />
      <span>{label}</span>
      {counted ? <progress className={styles.bar} value={done} max={total} aria-label={label} /> : null}
      {counted ? <span>{`${done}/${total}`}</span> : null}
    </div>
  );
}
