import type { ActionResult } from '../../../../shared/contract/action-view.ts';
import { type BackendOutcome, backendOutcomeSchema } from '../../../../shared/incident/action-payloads.ts';
import { Button } from '../../../components/Button.tsx';
import { closeDialog, goToStage } from '../../../state/desk.ts';
import { useText } from '../../../text/useText.ts';
import { EvidenceChips } from '../EvidenceChips.tsx';
import { useScene } from '../scene.ts';
import styles from './ActionDialog.module.css';
import type { ActionCardModel } from './useActionCard.ts';

/** What became of each, who came back, and what comes next. */
export function ActionOutcome({ model, result }: { model: ActionCardModel; result: ActionResult }) {
  const text = useText().actions;
  const { state } = useScene();
  const action = state.actions.find(({ actionId }) => actionId === result.actionId);
  const outcomes = result.outcomes ?? action?.ended?.outcomes ?? null;
  const recount = action?.recount ?? null;
  const ended = outcomes?.filter(({ outcome }) => outcome === 'ended').length ?? 0;
  return (
    <section className={styles.part} aria-label={text.result}>
      <h3>{text.result}</h3>
      {outcomes === null ? (
        <p className={styles.warning}>{text.noResult}</p>
      ) : (
        <ul className={styles.outcomes}>
          {byOutcome(outcomes).map(([outcome, of]) => (
            <li key={outcome}>
              <strong>{text.outcomeCount(text.outcomes[outcome], of.length)}</strong>{' '}
              <span className={styles.hint}>
                {of
                  .map(({ pid, sqlState }) => (sqlState === null ? String(pid) : `${pid} ${text.sqlState(sqlState)}`))
                  .join(', ')}
              </span>
            </li>
          ))}
        </ul>
      )}
      <EvidenceChips ids={[action?.ended?.evidenceId ?? null]} />
      {action?.signal === 'terminate' && ended > 0 ? (
        <p role="status" className={recount !== null && recount.returned > 0 ? styles.warning : styles.hint}>
          {recount === null
            ? text.recounting
            : recount.returned === 0
              ? text.noneReturned
              : text.returned(recount.returned, recount.before)}
        </p>
      ) : null}
      <div className={styles.line}>
        <Button onClick={() => void model.read(null)}>{text.again}</Button>
        <Button
          look="primary"
          onClick={() => {
            closeDialog();
            goToStage('verification');
          }}
        >
          {text.verify}
        </Button>
      </div>
    </section>
  );
}

type Outcomes = NonNullable<ActionResult['outcomes']>;

function byOutcome(outcomes: Outcomes): [BackendOutcome, Outcomes][] {
  return backendOutcomeSchema.options.flatMap((outcome): [BackendOutcome, Outcomes][] => {
    const of = outcomes.filter((each) => each.outcome === outcome);
    return of.length === 0 ? [] : [[outcome, of]];
  });
}
