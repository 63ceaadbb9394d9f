import { noticedAtMs } from '../../../../shared/diagnosis/recent-deployment.ts';
import type { RollbackCard } from '../../../../shared/rollback/rollback-card.ts';
import { dateTimeText } from '../../../../shared/text/wall-clock.ts';
import { Button } from '../../../components/Button.tsx';
import { useText } from '../../../text/useText.ts';
import { useCommands } from '../commands.ts';
import { EvidenceChips } from '../EvidenceChips.tsx';
import { useScene } from '../scene.ts';
import { SweepProgressLine } from '../steps/SweepProgressLine.tsx';
import { useIncidentSweeps } from '../useIncidentSweeps.ts';
import styles from './Rollback.module.css';

/** What the criteria and the deployments come to, with the deployment it rests on, and a way to read all of it again. */
export function AdviceBlock({ card }: { card: RollbackCard }) {
  const text = useText().incident.rollback;
  const { state, canRead } = useScene();
  const commands = useCommands();
  const busy = useIncidentSweeps().running.length > 0;
  const { deployment } = card;
  const cited =
    deployment.finding === 'found' ? deployment.deployment : deployment.finding === 'none' ? deployment.last : null;
  return (
    <div className={styles.advice} data-advice={card.advice}>
      <p role="status">
        <strong>{text.advice[card.advice]}</strong>
      </p>
      <p>
        <span className={styles.name}>{text.deploymentsTitle}</span> {useDeploymentWords(card, state.zone)}{' '}
        <EvidenceChips ids={[cited?.evidenceId ?? null]} />
      </p>
      <div className={styles.line}>
        <Button busy={busy} disabled={!canRead} onClick={() => void commands.sweep('baseline')}>
          {text.reread}
        </Button>
        <SweepProgressLine />
      </div>
    </div>
  );
}

function useDeploymentWords({ deployment, windowMs }: RollbackCard, zone: string): string {
  const text = useText().incident.rollback;
  const { state } = useScene();
  switch (deployment.finding) {
    case 'found': {
      const { version, atMs } = deployment.deployment;
      return text.deployed(version, Math.round((noticedAtMs(state, atMs) - atMs) / 60_000));
    }
    case 'none': {
      const { version, atMs } = deployment.last;
      return text.notDeployed(windowMs / 60_000, `${version} (${dateTimeText(atMs, zone)})`);
    }
    case 'unknown':
      return text.deploymentUnknown;
  }
}
