import type { ActionAcross } from '../../../shared/actions/action-across.ts';
import { dateText } from '../../../shared/text/wall-clock.ts';
import { hrefOf } from '../../app/route.ts';
import { useText } from '../../text/useText.ts';
import styles from './RepeatLines.module.css';

/** Later incidents that came while this was written down and not done, and what they share with its own. */
export function RepeatLines({ item: { repeats, zone } }: { item: Pick<ActionAcross, 'repeats' | 'zone'> }) {
  const text = useText().across.actions;
  if (repeats.length === 0) return null;
  return (
    <p className={styles.repeats}>
      <span>{text.repeatedBy}</span>
      {repeats.map(({ incidentId, number, title, declaredAtMs, samePattern, sameCause }) => {
        const shared = [samePattern ? text.samePattern : null, sameCause ? text.sameCause : null].filter(
          (each) => each !== null,
        );
        return (
          <span key={incidentId}>
            <a href={hrefOf({ screen: 'incident', incidentId })}>{`#${number} ${title}`}</a>{' '}
            {`(${[dateText(declaredAtMs, zone), ...shared].join(' · ')})`}
          </span>
        );
      })}
    </p>
  );
}
