import type { Environment } from '../../shared/environment/environment.ts';
import { useText } from '../text/useText.ts';
import { classes } from './classes.ts';
import styles from './EnvironmentName.module.css';

type EnvironmentNameProps = { kind: Environment['kind']; name: string | null };

/** An environment: its kind in word and colour, then its name where that says more. The worst mistake is the wrong one. */
export function EnvironmentName({ kind, name }: EnvironmentNameProps) {
  const { environmentKinds } = useText().common;
  const kindName = environmentKinds[kind];
  return (
    <span className={styles.environment}>
      <span className={classes(styles.kind, styles[kind])}>{kindName}</span>{' '}
      {name === null || name === kindName ? null : <span>{name}</span>}
    </span>
  );
}
