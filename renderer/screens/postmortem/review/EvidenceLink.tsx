import { useState } from 'react';
import { Button } from '../../../components/Button.tsx';
import { Select } from '../../../components/Select.tsx';
import { useText } from '../../../text/useText.ts';
import styles from './Review.module.css';

type EvidenceLinkProps = {
  evidence: readonly { id: string; label: string; title: string }[];
  onClose: () => void;
  /** Answers undefined where it failed. */
  onLink: (evidenceId: string) => Promise<unknown>;
};

/** Names a piece of evidence for a row that has none. */
export function EvidenceLink({ evidence, onClose, onLink }: EvidenceLinkProps) {
  const text = useText().review.findings;
  const [chosen, setChosen] = useState(evidence[0]?.id ?? '');
  async function link(): Promise<void> {
    if (chosen !== '' && (await onLink(chosen))) onClose();
  }
  return (
    <div className={styles.form}>
      {evidence.length === 0 ? (
        <p>{text.noEvidence}</p>
      ) : (
        <Select
          label={text.linkChoice}
          value={chosen}
          autoFocus
          options={evidence.map(({ id, label, title }) => ({ value: id, label: `${label} ${title}` }))}
          onChange={setChosen}
        />
      )}
      <Button onClick={onClose}>{text.cancel}</Button>
      {evidence.length === 0 ? null : (
        <Button look="primary" onClick={() => void link()}>
          {text.linkNow}
        </Button>
      )}
    </div>
  );
}
