import { useState } from 'react';
import type { IncidentView } from '../../../shared/contract/view.ts';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Time } from '../../components/Time.tsx';
import { useText } from '../../text/useText.ts';
import { KeptEvidence } from '../incident/dialogs/KeptEvidence.tsx';
import styles from './EvidencePane.module.css';

type EvidencePaneProps = {
  incident: IncidentView;
  /** Text of the section at hand, to say what it cites already. */
  sectionText: string;
  /** Puts a label into the text; null where there is none to put it into. */
  onCite: ((label: string) => void) | null;
};

/** Every piece of evidence by its number: to read, and to cite. */
export function EvidencePane({ incident, sectionText, onCite }: EvidencePaneProps) {
  const text = useText().postmortem.evidence;
  const { incidentId, evidence, zone } = incident.state;
  const [openedId, setOpenedId] = useState<string | null>(null);
  const opened = evidence.find(({ id }) => id === openedId);
  return (
    <aside className={styles.pane} aria-label={text.title}>
      <h2 className={styles.heading}>{text.title}</h2>
      {evidence.length === 0 ? <EmptyState title={text.empty} /> : null}
      <ul>
        {evidence.map(({ id, label, title, happenedAtMs }) => (
          <li key={id} className={styles.row}>
            <button type="button" className={styles.open} onClick={() => setOpenedId(id)}>
              <span className={styles.label}>{label}</span> <Time atMs={happenedAtMs} zone={zone} />
              <span className={styles.title}>{title}</span>
            </button>
            <span className={styles.side}>
              {onCite === null ? null : (
                <Button aria-label={text.citeLabel(label)} onClick={() => onCite(label)}>
                  {text.cite}
                </Button>
              )}
              {sectionText.includes(label) ? <span className={styles.cited}>{text.cited}</span> : null}
            </span>
          </li>
        ))}
      </ul>
      {opened === undefined ? null : (
        <KeptEvidence
          incidentId={incidentId}
          evidenceId={opened.id}
          name={`${opened.label} ${opened.title}`}
          zone={zone}
          onClose={() => setOpenedId(null)}
        />
      )}
    </aside>
  );
}
