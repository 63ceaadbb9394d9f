import { Button } from '../../../components/Button.tsx';
import { openDialog } from '../../../state/desk.ts';
import { useText } from '../../../text/useText.ts';
import { SeePattern } from '../SeePattern.tsx';
import { useScene } from '../scene.ts';
import styles from './Stage.module.css';

/** The runbook's own way where the service has not recovered: what its patterns in use say, rolling back, and calling for help. */
export function NotRecovered() {
  const { incident, escalation } = useText();
  const { verification: text, rollback, steps, patterns } = incident;
  const { state, runbook, canWrite } = useScene();
  const active = new Set(state.activePatterns.map(({ pattern }) => pattern.id));
  const ways = (runbook?.patterns ?? []).map((pattern) => ({
    pattern,
    items: pattern.procedures.filter(({ kind }) => kind === 'ifNotRecovered').flatMap(({ items }) => items),
  }));
  const everywhere = ways.filter(({ items }) => items.length > 0);
  const ofActive = everywhere.filter(({ pattern }) => active.has(pattern.id));
  // What another pattern says is named as its own, and better than nothing.
  const written = ofActive.length > 0 ? ofActive : everywhere;
  return (
    <section className={styles.notRecovered} aria-label={steps.procedures.ifNotRecovered}>
      <h3>{steps.procedures.ifNotRecovered}</h3>
      {written.length === 0 ? <p className={styles.hint}>{text.noOwnWay}</p> : null}
      {written.map(({ pattern: { id, number, title }, items }) => (
        <div key={id}>
          {ofActive.length === 1 ? null : <p className={styles.hint}>{patterns.name(number, title)}</p>}
          <ol className={styles.ways}>
            {items.map((item) => (
              <li key={item.id}>
                {item.text} <SeePattern number={item.seePattern} />
              </li>
            ))}
          </ol>
        </div>
      ))}
      <div className={styles.actions}>
        <Button keys="b" disabled={!canWrite} onClick={() => openDialog({ kind: 'rollback' })}>
          {rollback.open}
        </Button>
        <Button keys="e" disabled={!canWrite} onClick={() => openDialog({ kind: 'escalation' })}>
          {escalation.open}
        </Button>
      </div>
    </section>
  );
}
