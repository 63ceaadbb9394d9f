import { tabSeparated } from '../../../../shared/incident/result-text.ts';
import { Dialog } from '../../../components/Dialog.tsx';
import { QueryView } from '../../../components/QueryView.tsx';
import { ResultTables } from '../../../components/ResultTables.tsx';
import { Time } from '../../../components/Time.tsx';
import { closeDialog } from '../../../state/desk.ts';
import { useQuery } from '../../../state/query.ts';
import { evidenceSource } from '../../../state/sources.ts';
import { sizeText } from '../../../text/size.ts';
import { useText } from '../../../text/useText.ts';
import { useScene } from '../scene.ts';
import { CopyButton } from '../steps/CopyButton.tsx';
import styles from './EvidenceDialog.module.css';

/** One piece of evidence as it was kept: its text, how much of the whole it is, and what proves that it was not changed. */
export function EvidenceDialog({ evidenceId }: { evidenceId: string }) {
  const { incident, common } = useText();
  const text = incident.evidence;
  const { incidentId, state } = useScene();
  const query = useQuery(evidenceSource(incidentId, evidenceId));
  const known = state.evidence.find(({ id }) => id === evidenceId);
  const kept = query.data?.text ?? null;
  const tables = query.data?.tables ?? [];
  return (
    <Dialog
      open
      wide
      onClose={closeDialog}
      title={known === undefined ? text.unknown : `${known.label} ${known.title}`}
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
              <Time atMs={evidence.happenedAtMs} zone={state.zone} show="dateTime" withZone />
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
