import type { CauseState } from '../../../shared/incident/event.ts';
import type { KnownCause } from '../../../shared/replay/known-then.ts';
import { EvidenceLinks } from '../../components/EvidenceLinks.tsx';
import { useText } from '../../text/useText.ts';
import { useMoment } from './moment.ts';
import styles from './ThenPane.module.css';
import { useReplayText } from './useReplayText.ts';

const shapes: Readonly<Record<CauseState, string>> = { open: '▲', suspected: '?', confirmed: '●', ruledOut: '✕' };

/** Causes in question, then those that had been judged. */
export function CausesThen({ causes }: { causes: readonly KnownCause[] }) {
  const text = useReplayText().moment;
  const { states } = useText().incident.causes;
  const { before, openEvidence } = useMoment();
  return (
    <section aria-label={text.causes}>
      <h3>{text.causes}</h3>
      {causes.length === 0 ? <p className={styles.none}>{text.noCauses}</p> : null}
      <ul className={styles.list}>
        {causes.map(({ causeId, text: cause, patternNumber, state, reason, evidenceIds }) => (
          <li key={causeId} className={styles.entry}>
            <span className={styles.aside}>
              <span aria-hidden="true">{shapes[state]}</span> {state === 'open' ? text.lit : states[state]}
            </span>
            <div className={styles.what}>
              <strong>{cause}</strong> <span className={styles.aside}>{text.ofPattern(patternNumber)}</span>{' '}
              <EvidenceLinks
                evidence={before.evidence.filter(({ id }) => evidenceIds.includes(id))}
                onOpen={openEvidence}
              />
              {reason === null ? null : <p>{reason}</p>}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
