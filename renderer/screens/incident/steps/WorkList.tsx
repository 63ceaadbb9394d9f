import { useEffect } from 'react';
import type { IncidentText } from '../../../../shared/text/ui/incident-ja.ts';
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
    const heading = headingOf(group, text);
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

/** The kind of work in words; null where the stage's own title says it. */
function headingOf({ kind }: WorkGroup, text: IncidentText['steps']): string | null {
  if (kind === 'preparation' || kind === 'recoveryChecklist') return null;
  return kind === 'causeAction' ? text.causeAction : text.procedures[kind];
}

type WorkRowProps = { stage: Stage; work: Work; index: number; open: boolean };

function WorkRow({ stage, work, index, open }: WorkRowProps) {
  return work.step === null ? (
    <ItemRow stage={stage} work={work} open={open} />
  ) : (
    <StepRow stage={stage} work={work} step={work.step} index={index} open={open} />
  );
}
