import { useState } from 'react';
import type { Erased } from '../../../../shared/contract/erasure-contract.ts';
import { Dialog } from '../../../components/Dialog.tsx';
import { useText } from '../../../text/useText.ts';
import { DrillsPart } from './DrillsPart.tsx';
import styles from './EraseDialog.module.css';
import { IncidentPart } from './IncidentPart.tsx';
import { Remembered } from './Remembered.tsx';
import { StillHeldLines } from './StillHeldLines.tsx';

/** Deletes drills that are over together, or one incident with its reason; both say what stays elsewhere. */
export function EraseDialog({ onClose }: { onClose: () => void }) {
  const text = useText().erase;
  const [erased, setErased] = useState<Erased | null>(null);
  return (
    <Dialog open wide onClose={onClose} title={text.title} description={text.about}>
      <div role="status">
        {erased === null ? null : (
          <div className={styles.erased}>
            <p>
              <strong>{text.erased(erased.incidents, erased.events)}</strong>
            </p>
            <StillHeldLines held={erased} />
          </div>
        )}
      </div>
      <DrillsPart onErased={setErased} />
      <IncidentPart onErased={setErased} />
      <Remembered />
    </Dialog>
  );
}
