import type { EnvironmentEntry } from '../../../shared/contract/view.ts';
import { classes } from '../../components/classes.ts';
import { EnvironmentName } from '../../components/EnvironmentName.tsx';
import { useText } from '../../text/useText.ts';
import styles from './EnvironmentList.module.css';

type EnvironmentListProps = {
  entries: readonly EnvironmentEntry[];
  shown: string;
  /** A new one is being filled in. */
  adding: boolean;
  onShow: (id: string) => void;
};

export function EnvironmentList({ entries, shown, adding, onShow }: EnvironmentListProps) {
  const text = useText().environments;
  return (
    <nav aria-label={text.list}>
      <ul className={styles.list}>
        {entries.map(({ environment: { id, kind, name, service } }) => (
          <li key={id}>
            <button
              type="button"
              className={classes(styles.environment, id === shown && styles.shown)}
              aria-current={id === shown ? 'true' : undefined}
              onClick={() => onShow(id)}
            >
              <EnvironmentName kind={kind} name={name} />
              {service === '' ? null : <span className={styles.service}>{service}</span>}
            </button>
          </li>
        ))}
        {adding ? (
          <li>
            <button type="button" className={classes(styles.environment, styles.shown)} aria-current="true">
              {text.newName}
            </button>
          </li>
        ) : null}
      </ul>
    </nav>
  );
}
