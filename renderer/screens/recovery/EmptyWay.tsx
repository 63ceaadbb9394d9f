import { useState } from 'react';
import { AskFirst } from '../../components/AskFirst.tsx';
import { Button } from '../../components/Button.tsx';
import { Section } from '../../components/Page.tsx';
import { ProblemBox } from '../../components/ProblemBox.tsx';
import { recovery } from '../../contract/recovery-client.ts';
import { useAction } from '../../state/action.ts';
import styles from './RecoveryScreen.module.css';
import { useRecoveryText } from './useRecoveryText.ts';

/** The quickest way to a record, for somebody in the middle of an incident; the old one is kept for later. */
export function EmptyWay({ onDone }: { onDone: (done: { keptAside: string | null }) => void }) {
  const words = useRecoveryText().empty;
  const [asking, setAsking] = useState(false);
  const starting = useAction(async () => onDone(await recovery.startEmpty()));
  return (
    <Section title={words.title}>
      <p className={styles.explain}>{words.explain}</p>
      <ProblemBox problem={starting.problem} />
      <div className={styles.buttons}>
        <Button busy={starting.busy} onClick={() => setAsking(true)}>
          {words.start}
        </Button>
      </div>
      <AskFirst
        open={asking}
        title={words.askTitle}
        explain={words.explain}
        confirm={words.start}
        onClose={() => setAsking(false)}
        onConfirm={() => void starting.run()}
      />
    </Section>
  );
}
