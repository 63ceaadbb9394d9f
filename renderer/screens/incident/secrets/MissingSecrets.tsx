import { Button } from '../../../components/Button.tsx';
import { openDialog } from '../../../state/desk.ts';
import { useQuery } from '../../../state/query.ts';
import { environmentsSource } from '../../../state/sources.ts';
import { useText } from '../../../text/useText.ts';
import { useScene } from '../scene.ts';
import styles from './MissingSecrets.module.css';
import { missingSecrets } from './missing-secrets.ts';

/** Says which secret the environment waits for, with the way to enter it; nothing where none is missing. */
export function MissingSecrets() {
  const text = useText().incident.secrets;
  const { state, canRead } = useScene();
  const id = state.environment?.id;
  const entry = useQuery(environmentsSource).data?.find(({ environment }) => environment.id === id);
  if (entry === undefined || !canRead) return null;
  return missingSecrets(entry).map((field) => (
    <div key={field} className={styles.missing} role="status">
      <p>{text.missing(text.names[field])}</p>
      <Button onClick={() => openDialog({ kind: 'secret', field })}>{text.enter(text.names[field])}</Button>
    </div>
  ));
}
