import { againstRecovery } from '../../../../shared/incident/recovery.ts';
import { Button } from '../../../components/Button.tsx';
import { useKeys } from '../../../keys/bindings.ts';
import { openDialog } from '../../../state/desk.ts';
import { useText } from '../../../text/useText.ts';
import { useCommands } from '../commands.ts';
import { EvidenceChips } from '../EvidenceChips.tsx';
import { MilestoneList } from '../milestones/MilestoneList.tsx';
import { ReadingLines } from '../ReadingLines.tsx';
import { useScene } from '../scene.ts';
import { SweepProgressLine } from '../steps/SweepProgressLine.tsx';
import { watchedOf } from '../top/baseline.ts';
import { useIncidentSweeps } from '../useIncidentSweeps.ts';
import { NotRecovered } from './NotRecovered.tsx';
import { RecoveryHoldLine } from './RecoveryHoldLine.tsx';
import styles from './Stage.module.css';
import { StageFrame } from './StageFrame.tsx';

/** Proof of recovery by reading, never by saying so. */
export function VerificationStage() {
  const text = useText().incident;
  const { state, view, canRead } = useScene();
  const commands = useCommands();
  const busy = useIncidentSweeps().running.length > 0;
  const verify = (): void => void commands.sweep('verification');
  const { recoveryVerified } = state;
  const watched = watchedOf(state);
  const readings = watched.flatMap((check) => check.readings);
  const against = againstRecovery(watched);
  useKeys(canRead && !busy ? [{ key: 'v', label: text.verification.verify, run: verify }] : []);
  return (
    <StageFrame stage="verification">
      <p>{text.verification.explain}</p>
      <div className={styles.actions}>
        <Button look="primary" keys="v" busy={busy} disabled={!canRead} onClick={verify}>
          {text.verification.verify}
        </Button>
        <SweepProgressLine />
      </div>
      <RecoveryHoldLine recovery={view.recovery} drill={state.drill} looking={busy} />
      <p role="status">
        {recoveryVerified === null ? (
          text.verification.notVerified
        ) : (
          <>
            <strong>{`✓ ${text.verification.verified}`}</strong> <EvidenceChips ids={recoveryVerified.evidenceIds} />
          </>
        )}
      </p>
      {against.length === 0 || recoveryVerified !== null ? null : (
        <div className={styles.block}>
          <h3>{text.verification.still}</h3>
          <ReadingLines readings={against} />
          <NotRecovered />
        </div>
      )}
      {readings.length === 0 ? null : (
        <div className={styles.block}>
          <h3>{text.verification.readings}</h3>
          <ReadingLines readings={readings} />
        </div>
      )}
      <div className={styles.block}>
        <div className={styles.head}>
          <h3>{text.verification.milestones}</h3>
          <Button keys="shift+t" onClick={() => openDialog({ kind: 'milestones' })}>
            {text.verification.edit}
          </Button>
        </div>
        <MilestoneList />
      </div>
    </StageFrame>
  );
}
