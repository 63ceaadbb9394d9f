import { EmptyState } from '../../../components/EmptyState.tsx';
import { useText } from '../../../text/useText.ts';
import { CauseRow } from '../causes/CauseRow.tsx';
import styles from '../causes/Causes.module.css';
import { litRows } from '../causes/lit-rows.ts';
import { useCauseKeys } from '../causes/useCauseKeys.ts';
import { useScene } from '../scene.ts';
import { StageFrame } from './StageFrame.tsx';

/** The runbook's table of causes for the pattern in view, and the rows of other patterns that are lit. */
export function CausesStage() {
  const text = useText().incident;
  const { view, runbook, pattern } = useScene();
  const elsewhere = litRows(view.litCauses, runbook).filter((row) => row.pattern.id !== pattern?.id);
  const causes = pattern?.causes ?? [];
  useCauseKeys([...causes, ...elsewhere.map(({ cause }) => cause)]);
  return (
    <StageFrame stage="causes">
      {causes.length > 0 && pattern !== null ? (
        <ul className={styles.list} aria-label={text.causes.title}>
          {causes.map((cause) => (
            <CauseRow key={cause.id} cause={cause} owner={pattern} />
          ))}
        </ul>
      ) : (
        <EmptyState title={pattern === null ? text.steps.choosePattern : text.causes.empty} />
      )}
      {elsewhere.length === 0 ? null : (
        <section className={styles.causes} aria-label={text.causes.otherPattern}>
          <h3>{text.causes.otherPattern}</h3>
          <ul className={styles.list}>
            {elsewhere.map((row) => (
              <CauseRow key={row.cause.id} cause={row.cause} owner={row.pattern} />
            ))}
          </ul>
        </section>
      )}
    </StageFrame>
  );
}
