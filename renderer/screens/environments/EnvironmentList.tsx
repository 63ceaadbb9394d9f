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

/** The environments of each service together, as they are told apart: by kind, then by name. */
export function EnvironmentList({ entries, shown, adding, onShow }: EnvironmentListProps) {
  const text = useText().environments;
  const services = [...new Set(entries.map(({ environment }) => environment.service))];
  return (
    <nav aria-label={text.list} className={styles.services}>
      {services.map((service) => (
        <div key={service}>
          {service === '' ? null : <h2 className={styles.service}>{service}</h2>}
          <ul className={styles.list} aria-label={service === '' ? undefined : service}>
            {entries
              .filter(({ environment }) => environment.service === service)
              .map(({ environment: { id, kind, name } }) => (
                <li key={id}>
                  <button
                    type="button"
                    className={classes(styles.environment, id === shown && styles.shown)}
                    aria-current={id === shown ? 'true' : undefined}
                    onClick={() => onShow(id)}
                  >
                    <EnvironmentName kind={kind} name={name} />
                  </button>
                </li>
              ))}
          </ul>
        </div>
      ))}
      {adding ? (
        <ul className={styles.list}>
          <li>
            <button type="button" className={classes(styles.environment, styles.shown)} aria-current="true">
              {text.newName}
            </button>
          </li>
        </ul>
      ) : null}
    </nav>
  );
}
