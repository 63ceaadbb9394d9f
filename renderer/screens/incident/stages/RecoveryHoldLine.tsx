import type { IncidentView } from '../../../../shared/contract/view.ts';
import { looksToVerify } from '../../../../shared/incident/recovery-hold.ts';
import { heldText } from '../../../../shared/text/held-text.ts';
import { useNowMs } from '../../../state/now.ts';
import { shortClockText } from '../../../text/duration.ts';
import { useText } from '../../../text/useText.ts';
import styles from './RecoveryHoldLine.module.css';

type RecoveryHoldLineProps = {
  recovery: IncidentView['recovery'];
  drill: boolean;
  /** A look is under way. */
  looking: boolean;
};

/** How long the readings have been normal already, how long they must be, and when the next look comes. */
export function RecoveryHoldLine({ recovery, drill, looking }: RecoveryHoldLineProps) {
  const { incident, common } = useText();
  const text = incident.verification;
  const nowMs = useNowMs();
  const { holdMs, heldMs, looks, sinceMs, verified, nextLookMs } = recovery;
  const needed = heldText(holdMs, common);
  return (
    <div className={styles.hold}>
      <p>{drill ? text.holdInDrill(needed) : text.hold(needed)}</p>
      {sinceMs === null || verified ? null : (
        <>
          <p className={styles.held}>
            <progress
              className={styles.bar}
              max={holdMs}
              value={Math.min(heldMs, holdMs)}
              aria-label={text.heldLabel}
            />
            <span>{text.held(heldText(heldMs, common), needed, looks)}</span>
          </p>
          {looking ? null : (
            <p>
              {nextLookMs === null
                ? text.noNextLook(Math.max(1, looksToVerify - looks))
                : text.nextLook(shortClockText(nextLookMs - nowMs + 999))}
            </p>
          )}
        </>
      )}
    </div>
  );
}
