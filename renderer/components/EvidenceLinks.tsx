import { useText } from '../text/useText.ts';
import styles from './EvidenceLinks.module.css';

type EvidenceLinksProps = { evidence: readonly { id: string; label: string }[]; onOpen: (evidenceId: string) => void };

/** The numbers of what a statement rests on; each opens its text. */
export function EvidenceLinks({ evidence, onOpen }: EvidenceLinksProps) {
  const text = useText().incident.evidence;
  if (evidence.length === 0) return null;
  return (
    <span className={styles.chips}>
      {evidence.map(({ id, label }) => (
        <button key={id} type="button" className={styles.chip} aria-label={text.open(label)} onClick={() => onOpen(id)}>
          {label}
        </button>
      ))}
    </span>
  );
}
