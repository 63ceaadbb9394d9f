import { useState } from 'react';
import { presentReadings } from '../../../../shared/incident/present-readings.ts';
import { rollbackCard } from '../../../../shared/rollback/rollback-card.ts';
import { migrationsSchema } from '../../../../shared/rollback/rollback-payload.ts';
import { Button } from '../../../components/Button.tsx';
import { ChoiceChips } from '../../../components/ChoiceChips.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { TextInput } from '../../../components/TextInput.tsx';
import { closeDialog } from '../../../state/desk.ts';
import { useNowMs } from '../../../state/now.ts';
import { useLanguage, useText } from '../../../text/useText.ts';
import { AttemptNotice } from '../AttemptNotice.tsx';
import { ReadingLines } from '../ReadingLines.tsx';
import { useScene } from '../scene.ts';
import { AdviceBlock } from './AdviceBlock.tsx';
import { CriterionRow } from './CriterionRow.tsx';
import { DecisionList } from './DecisionList.tsx';
import { OwnWatchBeside } from './OwnWatchBeside.tsx';
import styles from './Rollback.module.css';
import { answerId, useRollbackDecision } from './useRollbackDecision.ts';
import { VersionChoice } from './VersionChoice.tsx';

/** The decision to roll back or not: the runbook's criteria with what is known of each now, and what would be returned to. */
export function RollbackDialog() {
  const text = useText().incident;
  const { rollback } = text;
  const { state, runbook, canWrite } = useScene();
  // The clock of the criteria runs; a second is as exact as anybody decides.
  const nowMs = useNowMs();
  const card = rollbackCard(state, runbook, nowMs);
  const decision = useRollbackDecision(card);
  const [showsReadings, setShowsReadings] = useState(false);
  const readings = presentReadings(state);
  const advisesTo = card.advice === 'rollBack';
  return (
    <Dialog
      open
      wide
      onClose={closeDialog}
      title={rollback.title}
      description={rollback.explain}
      actions={
        <>
          <Button
            look={card.advice === 'noDeployment' ? 'primary' : undefined}
            disabled={!canWrite}
            onClick={() => void decision.decide('doNot')}
          >
            {rollback.doNot}
          </Button>
          <Button
            look={advisesTo ? 'primary' : undefined}
            disabled={!canWrite}
            onClick={() => void decision.decide('rollBack')}
          >
            {rollback.rollBack}
          </Button>
        </>
      }
    >
      <AdviceBlock card={card} />
      <Criteria card={card} />
      <OwnWatchBeside />
      <VersionChoice versions={card.versions} value={decision.version} onChange={decision.setVersion} />
      <div id={answerId('migrations')} className={styles.question}>
        <p>{rollback.migrations}</p>
        <ChoiceChips
          label={rollback.migrations}
          value={decision.migrations ?? ''}
          options={migrationsSchema.options.map((value) => ({ value, label: rollback.migrationsAnswers[value] }))}
          onChange={(value) => decision.setMigrations(migrationsSchema.parse(value))}
        />
        {decision.migrations === 'breaking' ? <p className={styles.warning}>{rollback.migrationsBreaking}</p> : null}
        {decision.migrations === 'unknown' ? <p className={styles.hint}>{rollback.migrationsUnknown}</p> : null}
        {decision.missing === 'migrations' ? (
          <p className={styles.error} role="alert">
            {rollback.migrationsMissing}
          </p>
        ) : null}
      </div>
      <div id={answerId('reason')}>
        <TextInput
          label={rollback.reasonLabel}
          hint={rollback.reasonHint}
          error={decision.missing === 'reason' ? text.reasonRequired : null}
          value={decision.reason}
          onChange={({ currentTarget }) => decision.setReason(currentTarget.value)}
        />
      </div>
      <AttemptNotice />
      <p className={styles.hint}>{rollback.copied}</p>
      <DecisionList />
      {readings.length === 0 ? null : (
        <details open={showsReadings} onToggle={({ currentTarget }) => setShowsReadings(currentTarget.open)}>
          <summary>{rollback.readings}</summary>
          {showsReadings ? <ReadingLines readings={readings} /> : null}
        </details>
      )}
    </Dialog>
  );
}

/** Every criterion once; where the runbook words its rules differently in two places, that is said. */
function Criteria({ card }: { card: ReturnType<typeof rollbackCard> }) {
  const text = useText().incident.rollback;
  const language = useLanguage();
  const { runbook } = useScene();
  const differ = runbook?.diagnostics.find(({ code }) => code === 'rollback-rules-differ');
  return (
    <section aria-label={text.criteria}>
      <h3>{text.criteria}</h3>
      {card.criteria.length === 0 ? <p className={styles.hint}>{text.noCriteria}</p> : null}
      <ul className={styles.criteria}>
        {card.criteria.map((criterion) => (
          <CriterionRow key={criterion.itemId} criterion={criterion} />
        ))}
      </ul>
      {differ === undefined ? null : <p className={styles.hint}>{differ.message[language]}</p>}
    </section>
  );
}
