import { Button } from '../../../components/Button.tsx';
import { keepPlaces, useHeld } from '../../../components/useHeld.ts';
import { goToStage, viewPattern } from '../../../state/desk.ts';
import { useText } from '../../../text/useText.ts';
import { useScene } from '../scene.ts';
import { CauseRow } from './CauseRow.tsx';
import styles from './Causes.module.css';
import { causeRows, litRows } from './lit-rows.ts';

/** Causes whose mark was found in a log, of whichever pattern: they stand where the decision is made. */
export function LitCauses() {
  const text = useText().incident.causes;
  const { view, runbook, pattern } = useScene();
  const lit = litRows(view.litCauses, runbook);
  const { shown, place } = useHeld<readonly string[], HTMLUListElement>(
    lit.map(({ cause }) => cause.id),
    keepPlaces,
  );
  const rows = shown.flatMap((id) => causeRows(runbook).filter(({ cause }) => cause.id === id));
  const ofPattern = pattern?.causes.length ?? 0;
  if (rows.length === 0 && ofPattern === 0) return null;
  return (
    <section className={styles.causes} aria-label={text.litTitle}>
      <div className={styles.head}>
        <h3>{text.litTitle}</h3>
        {ofPattern === 0 ? null : (
          <Button
            look="quiet"
            onClick={() => {
              if (pattern !== null) viewPattern(pattern.id);
              goToStage('causes');
            }}
          >
            {`${text.seeAll} (${ofPattern})`}
          </Button>
        )}
      </div>
      {rows.length === 0 ? (
        <p className={styles.hint}>{text.litNone}</p>
      ) : (
        <ul {...place} className={styles.list}>
          {rows.map(({ cause, pattern: owner }) => (
            <CauseRow key={cause.id} cause={cause} owner={owner} />
          ))}
        </ul>
      )}
    </section>
  );
}
