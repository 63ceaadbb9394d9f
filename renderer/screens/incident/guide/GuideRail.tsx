import { hrefOf } from '../../../app/route.ts';
import { Button } from '../../../components/Button.tsx';
import { classes } from '../../../components/classes.ts';
import { useKeys } from '../../../keys/bindings.ts';
import { goToStage, openDialog, useDesk } from '../../../state/desk.ts';
import { useText } from '../../../text/useText.ts';
import { ContactButtons } from '../contact/ContactButtons.tsx';
import { DrillMark } from '../DrillMark.tsx';
import { focusWork } from '../focus-work.ts';
import { referenceSearchId } from '../reference/reference-search.ts';
import { useScene } from '../scene.ts';
import { SimilarButton } from '../similar/SimilarButton.tsx';
import styles from './GuideRail.module.css';
import { NextThingLine } from './NextThingLine.tsx';
import { type StageCount, stageCount } from './stage-count.ts';
import { type Stage, stages } from './work.ts';

/** The way through an incident, how far each stage is, and the one thing to do next. */
export function GuideRail() {
  const text = useText().incident.guide;
  const scene = useScene();
  const current = useDesk(({ stage }) => stage);
  useKeys([
    ...stages.map((stage, index) => ({
      key: `g ${index + 1}`,
      label: text.goTo(text.titles[stage]),
      run: () => {
        goToStage(stage);
        focusWork();
      },
    })),
    { key: '/', label: text.titles.reference, run: searchReference },
  ]);
  return (
    <nav className={styles.rail} aria-label={text.label}>
      <ul className={styles.stages}>
        {stages.map((stage) => (
          <StageButton key={stage} stage={stage} count={stageCount(stage, scene)} current={stage === current} />
        ))}
      </ul>
      <NextThingLine />
      <ContactButtons />
      <SimilarButton />
      <div className={styles.foot}>
        <DrillMark />
        <a href={hrefOf({ screen: 'postmortem', incidentId: scene.incidentId })}>{text.postmortem}</a>
        <a href={hrefOf({ screen: 'replay', incidentId: scene.incidentId })}>{text.replay}</a>
        <Button look="quiet" className={styles.runbook} onClick={() => openDialog({ kind: 'details' })}>
          {scene.state.runbook?.title ?? text.noRunbook}
        </Button>
      </div>
    </nav>
  );
}

/** To the reference text, ready to type what is looked for. */
function searchReference(): void {
  goToStage('reference');
  requestAnimationFrame(() => document.querySelector<HTMLInputElement>(`#${referenceSearchId} input`)?.focus());
}

function StageButton({ stage, count, current }: { stage: Stage; count: StageCount; current: boolean }) {
  const text = useText().incident.guide;
  return (
    <li>
      <button
        type="button"
        className={classes(styles.stage, current && styles.current)}
        aria-current={current ? 'step' : undefined}
        onClick={() => goToStage(stage)}
      >
        <span>{text.stages[stage]}</span>
        <span className={classes(styles.count, count.finished && styles.finished)}>
          {stage === 'reference' ? '/' : count.label}
        </span>
      </button>
    </li>
  );
}
