import { dateTimeText } from '../../../../shared/text/wall-clock.ts';
import { Button } from '../../../components/Button.tsx';
import { ProblemBox } from '../../../components/ProblemBox.tsx';
import { client, newCommandId } from '../../../contract/client.ts';
import { useAction } from '../../../state/action.ts';
import { openDialog } from '../../../state/desk.ts';
import { useSession } from '../../../state/session.ts';
import { useText } from '../../../text/useText.ts';
import { useScene } from '../scene.ts';
import styles from './HandedOverNotice.module.css';

/** Why nothing can be written here any more, and the way back; and why nothing is read of an environment that came with a file. */
export function HandedOverNotice() {
  const text = useText().handoff;
  const { incidentId, view, state } = useScene();
  const readOnly = useSession((session) => session.info?.readOnly === true);
  const takingBack = useAction(() => client.handoff.takeBack({ incidentId, commandId: newCommandId() }));
  const { handedOver, environmentHere } = view;
  return (
    <>
      {handedOver === null ? null : (
        <section className={styles.notice} aria-label={text.title}>
          <p className={styles.text}>
            <strong>{text.readOnlySince(handedOver.to, dateTimeText(handedOver.happenedAtMs, state.zone))}</strong>{' '}
            {text.receivedBy(handedOver.receivedBy.length)}
          </p>
          <Button onClick={() => openDialog({ kind: 'handOff' })}>{text.again}</Button>
          <Button busy={takingBack.busy} disabled={readOnly} onClick={() => void takingBack.run()}>
            {text.takeBack}
          </Button>
          <ProblemBox problem={takingBack.problem} onDismiss={takingBack.dismiss} />
        </section>
      )}
      {state.environment !== null && !environmentHere && state.status === 'open' ? (
        <p className={styles.notice}>{text.environmentNotHere(state.environment.name)}</p>
      ) : null}
    </>
  );
}
