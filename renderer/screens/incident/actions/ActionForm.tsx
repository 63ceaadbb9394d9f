import { useState } from 'react';
import type { ActionCard } from '../../../../shared/contract/action-view.ts';
import type { Approval } from '../../../../shared/incident/action-payloads.ts';
import type { Signal } from '../../../../shared/runbook/commands/signal-statement.ts';
import { Button } from '../../../components/Button.tsx';
import { ChoiceChips } from '../../../components/ChoiceChips.tsx';
import { TextInput } from '../../../components/TextInput.tsx';
import { useText } from '../../../text/useText.ts';
import styles from './ActionDialog.module.css';
import { ApprovalFields, noApproval } from './ApprovalFields.tsx';
import { ConfirmBar } from './ConfirmBar.tsx';
import { Preview } from './Preview.tsx';
import { sessionKey } from './session-groups.ts';
import type { ActionCardModel } from './useActionCard.ts';

/** Whom, what, by whose approval, and the words to type; nothing of it does anything before the last button. */
export function ActionForm({ model }: { model: ActionCardModel }) {
  const { card, chosen } = model;
  const [signal, setSignal] = useState<Signal | null>(null);
  const [approval, setApproval] = useState<Approval>(noApproval);
  const [typed, setTyped] = useState('');
  if (card === null) return null;
  const meant = signal ?? firstSignal(card);
  const change = <V,>(set: (value: V) => void) => {
    return (value: V): void => {
      model.disarm();
      set(value);
    };
  };
  return (
    <>
      <Preview model={model} card={card} />
      {card.sessions.length === 0 ? null : (
        <>
          <SignalChoice card={card} chosen={chosen} signal={meant} onChange={change<Signal>(setSignal)} />
          <ApprovalFields approval={approval} onChange={change(setApproval)} />
          <Confirmation
            card={card}
            count={chosen.size}
            typed={typed}
            busy={model.busy === 'arming'}
            onChange={change(setTyped)}
            onArm={() => void model.arm(meant, approval, typed)}
          />
        </>
      )}
      {model.armed === null ? null : <ConfirmBar model={model} armed={model.armed} />}
    </>
  );
}

/** A cancel wherever there is anything to cancel. */
function firstSignal({ sessions }: ActionCard): Signal {
  return sessions.some(({ state }) => state === 'active') ? 'cancel' : 'terminate';
}

type SignalChoiceProps = {
  card: ActionCard;
  chosen: ReadonlySet<string>;
  signal: Signal;
  onChange: (signal: Signal) => void;
};

function SignalChoice({ card, chosen, signal, onChange }: SignalChoiceProps) {
  const text = useText().actions;
  const idle = card.sessions.filter((each) => chosen.has(sessionKey(each)) && each.state !== 'active').length;
  return (
    <section className={styles.part} aria-label={text.signal}>
      <h3>{text.signal}</h3>
      <ChoiceChips<Signal>
        label={text.signal}
        value={signal}
        options={(['cancel', 'terminate'] as const).map((value) => ({ value, label: text.signals[value] }))}
        onChange={onChange}
      />
      <p className={styles.hint}>{text.signalHints[signal]}</p>
      {signal === 'cancel' && idle > 0 ? <p className={styles.warning}>{text.cancelDoesNothing(idle)}</p> : null}
      {signal === 'terminate' ? <p className={styles.hint}>{text.poolsReturn}</p> : null}
    </section>
  );
}

type ConfirmationProps = {
  card: ActionCard;
  count: number;
  typed: string;
  busy: boolean;
  onChange: (typed: string) => void;
  onArm: () => void;
};

/** Enter does nothing here: what follows is reached by Tab, on purpose. */
function Confirmation({ card: { confirmation }, count, typed, busy, onChange, onArm }: ConfirmationProps) {
  const text = useText().actions;
  return (
    <section className={styles.part} aria-label={text.confirmation}>
      <div className={styles.besideInput}>
        <TextInput
          label={text.confirmation}
          hint={confirmation.kind === 'environmentName' ? text.typeName(confirmation.name) : text.typeCount(count)}
          value={typed}
          onChange={({ currentTarget }) => onChange(currentTarget.value)}
        />
        <Button busy={busy} disabled={count === 0} onClick={onArm}>
          {text.arm}
        </Button>
      </div>
    </section>
  );
}
