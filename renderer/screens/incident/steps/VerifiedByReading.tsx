import { useText } from '../../../text/useText.ts';
import { EvidenceChips } from '../EvidenceChips.tsx';
import { useScene } from '../scene.ts';
import styles from './PreparationReading.module.css';

/** Beside a box of the post-recovery checklist that readings ticked: their evidence. */
export function VerifiedByReading({ itemId }: { itemId: string }) {
  const text = useText().incident.preparation;
  const item = useScene().state.items[itemId];
  if (item?.state !== 'ok' || item.verifiedBy === undefined) return null;
  return (
    <p className={styles.evidence}>
      <span>{text.verified}</span> <EvidenceChips ids={item.verifiedBy} />
    </p>
  );
}
