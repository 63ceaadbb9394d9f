import { useEffect } from 'react';
import { takeInHand, useDesk } from '../../../state/desk.ts';
import { useText } from '../../../text/useText.ts';
import { inHandOf } from '../guide/progress.ts';
import type { Stage, Work, WorkGroup } from '../guide/work.ts';
import { useScene } from '../scene.ts';
import { ItemRow } from './ItemRow.tsx';
import { StepRow } from './StepRow.tsx';
import { useWorkKeys } from './useWorkKeys.ts';
import styles from './WorkList.module.css';

/** A stage's work in the runbook's groups; only the one in hand is open, and J and K move on. */
export function WorkList({ stage, groups }: { stage: Stage; groups: readonly WorkGroup[] }) {
  const text = useText().incident.steps;
  const { state } = useScene();
  const chosenId = useDesk(({ inHand }) => inHand[stage] ?? null);
  const work = groups.flatMap((group) => group.work);
  const inHand = inHandOf(work, chosenId, state);
  useWorkKeys(stage, work, inHand);
  // What is in hand stays so when it is read or ticked elsewhere: a key must never land on another step than the one in sight.
  const shownId = inHand?.id ?? null;
  useEffect(() => {
    if (shownId !== null && shownId !== chosenId) takeInHand(stage, shownId);
  }, [stage, shownId, chosenId]);
  return groups.map((group) => {
    const procedure = group.kind === 'preparation' || group.kind === 'recoveryChecklist' ? null : group.kind;
    const heading = procedure === null ? null : text.procedures[procedure];
    return (
      <section key={group.id} className={styles.group} aria-label={group.title || (heading ?? undefined)}>
        {heading === null ? null : (
          <h3 className={styles.heading}>
            {group.title || heading}
            {group.title !== '' && !group.title.includes(heading) ? (
              <span className={styles.kind}>{` ${heading}`}</span>
            ) : null}
          </h3>
        )}
        <ol className={styles.list}>
          {group.work.map((each, index) => (
            <WorkRow key={each.id} stage={stage} work={each} index={index} open={each.id === inHand?.id} />
          ))}
        </ol>
      </section>
    );
  });
}

type WorkRowProps = { stage: Stage; work: Work; index: number; open: boolean };

function WorkRow({ stage, work, index, open }: WorkRowProps) {
  return work.step === null ? (
    <ItemRow stage={stage} work={work} open={open} />
  ) : (
    <StepRow stage={stage} work={work} step={work.step} index={index} open={open} />
  );
}
