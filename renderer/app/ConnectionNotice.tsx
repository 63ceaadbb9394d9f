import { Button } from '../components/Button.tsx';
import { reconnectNow } from '../contract/changes.ts';
import { useSession } from '../state/session.ts';
import { useText } from '../text/useText.ts';
import styles from './ConnectionNotice.module.css';

/** Says across the page that the app cannot be reached, or may not write. */
export function ConnectionNotice() {
  const text = useText().common;
  const connection = useSession((session) => session.connection);
  const readOnly = useSession((session) => session.info?.readOnly === true);
  return (
    <div role="status" data-print="no">
      {connection === 'lost' ? (
        <div className={styles.notice}>
          <span>{text.connection.lost}</span>
          <Button onClick={reconnectNow}>{text.connection.retryNow}</Button>
        </div>
      ) : null}
      {connection === 'refused' ? <div className={styles.notice}>{text.connection.refused}</div> : null}
      {readOnly ? <div className={styles.notice}>{text.readOnly}</div> : null}
    </div>
  );
}
