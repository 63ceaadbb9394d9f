import type { Decision } from '../../../shared/replay/decisions.ts';
import { knownThen } from '../../../shared/replay/known-then.ts';
import { CausesThen } from './CausesThen.tsx';
import { DeadlinesThen } from './DeadlinesThen.tsx';
import { DecisionsSoFar } from './DecisionsSoFar.tsx';
import { EventThen } from './EventThen.tsx';
import { useMoment } from './moment.ts';
import { PatternsThen } from './PatternsThen.tsx';
import { ReadingsThen } from './ReadingsThen.tsx';
import styles from './ThenPane.module.css';
import { useReplayText } from './useReplayText.ts';

/** The event under the cursor, and what was known then; at a decision, what was known before it was made. */
export function ThenPane({ decisions, onGo }: { decisions: readonly Decision[]; onGo: (known: number) => void }) {
  const text = useReplayText().moment;
  const { before, decision, runbook, atMs } = useMoment();
  const { readings, causes, deadlines } = knownThen(before, runbook, atMs);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached by keyboard.
    <section className={styles.pane} tabIndex={0} aria-label={text.known}>
      <EventThen />
      <h2>{decision === null ? text.known : text.knownBefore}</h2>
      <ReadingsThen readings={readings} />
      <CausesThen causes={causes} />
      <PatternsThen />
      <DeadlinesThen deadlines={deadlines} />
      <DecisionsSoFar decisions={decisions} onGo={onGo} />
    </section>
  );
}
