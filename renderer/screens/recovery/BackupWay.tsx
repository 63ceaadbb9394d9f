import { useState } from 'react';
import type { BackupLook, BackupOffer } from '../../../shared/contract/recovery-contract.ts';
import { dateTimeText } from '../../../shared/text/wall-clock.ts';
import { Button } from '../../components/Button.tsx';
import { Section } from '../../components/Page.tsx';
import { ProblemBox } from '../../components/ProblemBox.tsx';
import { Time } from '../../components/Time.tsx';
import { recovery } from '../../contract/recovery-client.ts';
import { useAction } from '../../state/action.ts';
import { viewerZone } from '../../text/viewer-zone.ts';
import styles from './RecoveryScreen.module.css';
import { useRecoveryText } from './useRecoveryText.ts';

type BackupWayProps = { backups: readonly BackupOffer[]; onDone: (done: { keptAside: string | null }) => void };

type Looked = { offer: BackupOffer; look: BackupLook };

/** As many as a person chooses among; older ones are restored from a terminal. */
const mostShown = 10;

/** The backups by time; one is checked and compared before it can be taken. */
export function BackupWay({ backups, onDone }: BackupWayProps) {
  const words = useRecoveryText().backup;
  const [looked, setLooked] = useState<Looked | null>(null);
  const looking = useAction(async (offer: BackupOffer) => {
    setLooked(null);
    setLooked({ offer, look: await recovery.lookAt({ path: offer.path }) });
  });
  const restoring = useAction(async () => onDone(await recovery.restore()));
  return (
    <Section title={words.title}>
      <p className={styles.explain}>{words.explain}</p>
      {backups.length === 0 ? <p>{words.none}</p> : null}
      {backups.length === 0 ? null : (
        <table className={styles.backups}>
          <thead>
            <tr>
              <th scope="col">{words.made}</th>
              <th scope="col">{words.holds}</th>
              <th scope="col">{words.checked}</th>
              <th scope="col">{words.look}</th>
            </tr>
          </thead>
          <tbody>
            {backups.slice(0, mostShown).map((offer) => (
              <tr key={offer.path}>
                <td>
                  <Time atMs={offer.madeAtMs} show="dateTime" withZone />
                </td>
                <td>
                  {offer.events === null || offer.incidents === null
                    ? words.uncounted
                    : words.counted(offer.incidents, offer.events)}
                </td>
                <td>
                  {offer.verifiedAtMs === null ? words.unchecked : <Time atMs={offer.verifiedAtMs} show="dateTime" />}
                </td>
                <td>
                  <Button
                    busy={looking.busy}
                    aria-label={words.lookAt(dateTimeText(offer.madeAtMs, viewerZone()))}
                    onClick={() => void looking.run(offer)}
                  >
                    {words.look}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <ProblemBox problem={looking.problem ?? restoring.problem} />
      {looked === null ? null : (
        <div className={styles.report} role="status">
          <p>{words.found(looked.look.incidents, looked.look.events)}</p>
          {looked.look.newestAtMs === null ? null : (
            <p>
              {words.newest}: <Time atMs={looked.look.newestAtMs} show="dateTime" withZone />
            </p>
          )}
          <p>
            {looked.look.lost === null
              ? words.unknown
              : words.lost(looked.look.lost.events, looked.look.lost.incidents)}
          </p>
          {looked.look.returning === null || looked.look.returning.erasedIncidents === 0 ? null : (
            <p>{words.erased(looked.look.returning.erasedIncidents)}</p>
          )}
          {looked.look.returning === null || looked.look.returning.blackedOut === 0 ? null : (
            <p>{words.blackedOut(looked.look.returning.blackedOut)}</p>
          )}
          <div className={styles.buttons}>
            <Button look="primary" busy={restoring.busy} onClick={() => void restoring.run()}>
              {words.use}
            </Button>
          </div>
        </div>
      )}
    </Section>
  );
}
