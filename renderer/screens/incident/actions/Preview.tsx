import { useState } from 'react';
import type { ActionCard } from '../../../../shared/contract/action-view.ts';
import { Button } from '../../../components/Button.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { TextInput } from '../../../components/TextInput.tsx';
import { Time } from '../../../components/Time.tsx';
import { useText } from '../../../text/useText.ts';
import { useScene } from '../scene.ts';
import styles from './ActionDialog.module.css';
import { SessionGroups } from './SessionGroups.tsx';
import type { ActionCardModel } from './useActionCard.ts';

/** As whom we are connected, which sessions are meant, and those that there are. */
export function Preview({ model, card }: { model: ActionCardModel; card: ActionCard }) {
  const text = useText().actions;
  const { state } = useScene();
  const [seconds, setSeconds] = useState(String(card.longerThanSeconds ?? ''));
  const wanted = seconds.normalize('NFKC').trim();
  const isNumber = /^\d{1,7}$/.test(wanted);
  const canChange = card.longerThanSeconds !== null;
  const read = (): void => {
    if (!canChange || isNumber) void model.read(canChange ? Number(wanted) : null);
  };
  return (
    <>
      <div className={styles.facts}>
        <p>{text.held(card.target)}</p>
        <p>
          {text.connections(card.connections.used, card.connections.max)} · {grantText(card, text.grants)}
        </p>
        {card.grants.readAllStats || card.grants.superuser ? null : <p>{text.grants.blind}</p>}
      </div>
      <section className={styles.part} aria-label={text.condition}>
        <h3>{text.condition}</h3>
        <pre className={styles.condition}>{card.condition ?? text.everySession}</pre>
        <div className={styles.besideInput}>
          {canChange ? (
            <TextInput
              label={text.longerThan}
              hint={text.longerThanHint}
              inputMode="numeric"
              value={seconds}
              aria-invalid={isNumber ? undefined : true}
              onChange={({ currentTarget }) => setSeconds(currentTarget.value)}
              onEnter={read}
            />
          ) : null}
          <Button busy={model.busy === 'reading'} disabled={canChange && !isNumber} onClick={read}>
            {text.read}
          </Button>
          <span className={styles.hint}>
            {text.readAt} <Time atMs={card.readAtMs} zone={state.zone} />
          </span>
        </div>
      </section>
      {card.sessions.length === 0 ? (
        <EmptyState title={text.nobody} hint={text.nobodyHint} />
      ) : (
        <SessionGroups card={card} chosen={model.chosen} onChoose={model.choose} />
      )}
    </>
  );
}

function grantText({ grants }: ActionCard, text: { superuser: string; signal: string; none: string }): string {
  if (grants.superuser) return text.superuser;
  return grants.signalBackend ? text.signal : text.none;
}
