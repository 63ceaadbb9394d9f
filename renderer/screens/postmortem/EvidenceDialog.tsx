import { Dialog } from '../../components/Dialog.tsx';
import { QueryView } from '../../components/QueryView.tsx';
import { ResultTables } from '../../components/ResultTables.tsx';
import { Time } from '../../components/Time.tsx';
import { useQuery } from '../../state/query.ts';
import { evidenceSource } from '../../state/sources.ts';
import { sizeText } from '../../text/size.ts';
import { useText } from '../../text/useText.ts';
import styles from './EvidenceDialog.module.css';

type EvidenceDialogProps = { incidentId: string; evidenceId: string; zone: string; onClose: () => void };

/** One piece of evidence as it was kept: redacted, and cut where it was very long. */
export function EvidenceDialog({ incidentId, evidenceId, zone, onClose }: EvidenceDialogProps) {
  const text = useText().postmortem.evidence;
  const evidence = useQuery(evidenceSource(incidentId, evidenceId));
  const title = evidence.data === undefined ? text.title : `${evidence.data.label} ${evidence.data.title}`;
  return (
    <Dialog open onClose={onClose} title={title} wide>
      <QueryView query={evidence}>
        {(view) => (
          <>
            <p className={styles.facts}>
              <Time atMs={view.happenedAtMs} zone={zone} show="dateTime" withZone />{' '}
              {view.storedBytes === view.wholeBytes
                ? sizeText(view.storedBytes)
                : text.size(sizeText(view.storedBytes), sizeText(view.wholeBytes))}
            </p>
            <ResultTables tables={view.tables ?? []} />
            {view.text === null ? <p>{text.blackedOut}</p> : null}
            {view.text === null || view.tables !== null ? null : <pre className={styles.text}>{view.text}</pre>}
          </>
        )}
      </QueryView>
    </Dialog>
  );
}
