import { tabSeparated } from '../../../../shared/incident/result-text.ts';
import { Dialog } from '../../../components/Dialog.tsx';
import { QueryView } from '../../../components/QueryView.tsx';
import { ResultTables } from '../../../components/ResultTables.tsx';
import { Time } from '../../../components/Time.tsx';
import { useQuery } from '../../../state/query.ts';
import { evidenceSource } from '../../../state/sources.ts';
import { sizeText } from '../../../text/size.ts';
import { useText } from '../../../text/useText.ts';
import { CopyButton } from '../steps/CopyButton.tsx';
import styles from './KeptEvidence.module.css';

type KeptEvidenceProps = {
  incidentId: string;
  evidenceId: string;
  /** Label and title, where the record knows it. */
  name: string | null;
  zone: string;
  onClose: () => void;
};

/** One piece of evidence as it was kept: its text, how much of the whole it is, and what proves that it was not changed. */
export function KeptEvidence({ incidentId, evidenceId, name, zone, onClose }: KeptEvidenceProps) {
  const { incident, common } = useText();
  const text = incident.evidence;
  const query = useQuery(evidenceSource(incidentId, evidenceId));
  const kept = query.data?.text ?? null;
  const tables = query.data?.tables ?? [];
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={name ?? text.unknown}
      actions={
        kept === null || kept === '' ? null : (
          <>
            {tables.length === 0 ? null : (
              <CopyButton
                look="quiet"
                text={tables.map(tabSeparated).join('\n\n')}
                label={common.result.copy}
                name={common.result.copy}
              />
            )}
            <CopyButton text={kept} label={common.copy} name={common.copy} />
          </>
        )
      }
    >
      <QueryView query={query}>
        {(evidence) => (
          <>
            <p className={styles.facts}>
              <Time atMs={evidence.happenedAtMs} zone={zone} show="dateTime" withZone />
              <span>
                {evidence.storedBytes < evidence.wholeBytes
                  ? text.capped(sizeText(evidence.storedBytes), sizeText(evidence.wholeBytes))
                  : sizeText(evidence.storedBytes)}
              </span>
              <span>{text.hash(evidence.wholeHash.slice(0, 16))}</span>
            </p>
            {evidence.text === null && evidence.picture === null ? <p>{text.blackedOut}</p> : null}
            {evidence.picture === null ? null : (
              <img
                className={styles.picture}
                src={`data:${evidence.contentType};base64,${evidence.picture}`}
                alt={incident.picture.view(evidence.label, evidence.title)}
              />
            )}
            {evidence.text === '' ? <p>{text.empty}</p> : null}
            <ResultTables tables={tables} />
            {evidence.text && tables.length === 0 ? (
              // biome-ignore lint/a11y/noNoninteractiveTabindex: a long text is scrolled by keyboard.
              <pre className={styles.text} tabIndex={0}>
                {evidence.text}
              </pre>
            ) : null}
          </>
        )}
      </QueryView>
    </Dialog>
  );
}
