import { useState } from 'react';
import { type Owed, owedOf } from '../../../../shared/incident/owed.ts';
import { Button } from '../../../components/Button.tsx';
import { Time } from '../../../components/Time.tsx';
import { useText } from '../../../text/useText.ts';
import { useCommands } from '../commands.ts';
import { ReasonDialog } from '../dialogs/ReasonDialog.tsx';
import { useScene } from '../scene.ts';
import styles from './OwedList.module.css';

/** What acting alone left undone, each to be marked as done with what was done; nothing where nothing was. */
export function OwedList() {
  const text = useText().actions;
  const { state, canWrite } = useScene();
  const commands = useCommands();
  const [settling, setSettling] = useState<Owed | null>(null);
  const owed = owedOf(state);
  if (owed.length === 0) return null;
  return (
    <section className={styles.list} aria-label={text.owedTitle}>
      <h3>{text.owedTitle}</h3>
      <ul>
        {owed.map((each) => {
          const { action, duty, settled } = each;
          const what = text.owedOf(text.signals[action.signal], action.backends.length);
          return (
            <li key={`${action.actionId} ${duty}`} className={styles.duty}>
              <span aria-hidden>{settled === null ? '○' : '✓'}</span>
              <strong>{text.duties[duty]}</strong>
              <span>
                <Time atMs={action.happenedAtMs} zone={state.zone} /> {what}
              </span>
              {settled === null ? (
                <>
                  <span className={styles.owed}>{text.owed}</span>
                  <Button
                    disabled={!canWrite}
                    aria-label={`${text.settle}: ${text.duties[duty]}`}
                    onClick={() => setSettling(each)}
                  >
                    {text.settle}
                  </Button>
                </>
              ) : (
                <span className={styles.settled}>
                  {settled.done} (<Time atMs={settled.happenedAtMs} zone={state.zone} />)
                </span>
              )}
            </li>
          );
        })}
      </ul>
      {settling === null ? null : (
        <ReasonDialog
          title={text.settleTitle(text.duties[settling.duty])}
          label={text.settleLabel}
          hint={text.settleHints[settling.duty]}
          confirm={text.settle}
          required
          onClose={() => setSettling(null)}
          onConfirm={(done) => commands.settleOwed(settling.action.actionId, settling.duty, done)}
        />
      )}
    </section>
  );
}
