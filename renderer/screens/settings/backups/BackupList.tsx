import type { BackupEntry } from '../../../../shared/contract/backup-contract.ts';
import { dateTimeText } from '../../../../shared/text/wall-clock.ts';
import { Button } from '../../../components/Button.tsx';
import { Time } from '../../../components/Time.tsx';
import { sizeText } from '../../../text/size.ts';
import { useText } from '../../../text/useText.ts';
import { viewerZone } from '../../../text/viewer-zone.ts';
import styles from './BackupList.module.css';

type BackupListProps = { backups: readonly BackupEntry[]; onLook: (backup: BackupEntry) => void };

/** Every backup that is kept, the newest first, folded away until somebody looks for one. */
export function BackupList({ backups, onLook }: BackupListProps) {
  const text = useText().backups;
  return (
    <details className={styles.list}>
      <summary>
        {text.list} ({text.count(backups.length)})
      </summary>
      <div className={styles.scroll}>
        <table>
          <thead>
            <tr>
              <th scope="col">{text.madeAt}</th>
              <th scope="col">{text.state}</th>
              <th scope="col" className={styles.number}>
                {text.incidents}
              </th>
              <th scope="col" className={styles.number}>
                {text.events}
              </th>
              <th scope="col" className={styles.number}>
                {text.size}
              </th>
              <td />
            </tr>
          </thead>
          <tbody>
            {backups.map((backup) => (
              <Row key={backup.name} backup={backup} onLook={onLook} />
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

function Row({ backup, onLook }: { backup: BackupEntry; onLook: (backup: BackupEntry) => void }) {
  const text = useText().backups;
  const { madeAtMs, verifiedAtMs, incidents, events, sizeBytes } = backup;
  return (
    <tr>
      <th scope="row">
        <Time atMs={madeAtMs} show="dateTime" withZone />
      </th>
      <td>{verifiedAtMs === null ? text.changed : <Time atMs={verifiedAtMs} show="time" />}</td>
      <td className={styles.number}>{incidents}</td>
      <td className={styles.number}>{events}</td>
      <td className={styles.number}>{sizeText(sizeBytes)}</td>
      <td>
        <Button
          look="quiet"
          aria-label={text.lookAt(dateTimeText(madeAtMs, viewerZone()))}
          onClick={() => onLook(backup)}
        >
          {text.look}
        </Button>
      </td>
    </tr>
  );
}
