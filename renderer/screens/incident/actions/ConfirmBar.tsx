import { useEffect, useRef } from 'react';
import { Button } from '../../../components/Button.tsx';
import { useNowMs } from '../../../state/now.ts';
import { useText } from '../../../text/useText.ts';
import { useScene } from '../scene.ts';
import styles from './ActionDialog.module.css';
import type { ActionCardModel, Armed } from './useActionCard.ts';

/** The one button that does it, for as long as the yes is good. What has the focus is the way out. */
export function ConfirmBar({ model, armed }: { model: ActionCardModel; armed: Armed }) {
  const text = useText().actions;
  const { state } = useScene();
  const nowMs = useNowMs();
  const wayOut = useRef<HTMLButtonElement>(null);
  const { disarm } = model;
  const leftSeconds = Math.ceil((armed.endsAtMs - nowMs) / 1_000);
  const isRunning = model.busy === 'running';
  const count = armed.sessions.length;
  useEffect(() => {
    wayOut.current?.focus();
    wayOut.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  useEffect(() => {
    if (leftSeconds <= 0 && !isRunning) disarm();
  }, [leftSeconds, isRunning, disarm]);
  return (
    <section className={styles.confirm} aria-label={text.arm}>
      <p>
        <strong>{text.armed(state.environment?.name ?? '', text.signals[armed.signal], count)}</strong>{' '}
        <span className={styles.left}>{text.left(Math.max(0, leftSeconds))}</span>
      </p>
      <p className={styles.hint}>{text.armedHint}</p>
      <div className={styles.line}>
        <Button ref={wayOut} disabled={isRunning} onClick={disarm}>
          {text.giveUp}
        </Button>
        <Button look="fire" busy={isRunning} onClick={() => void model.run()}>
          {isRunning ? text.running : text.run[armed.signal](count)}
        </Button>
      </div>
    </section>
  );
}
