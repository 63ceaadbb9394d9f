import { rowAsWritten } from '../../../shared/incident/timeline.ts';
import { describeEvent } from '../../../shared/text/describe-event.ts';
import { EvidenceLinks } from '../../components/EvidenceLinks.tsx';
import { LevelMark } from '../../components/LevelMark.tsx';
import { Time } from '../../components/Time.tsx';
import { useLanguage } from '../../text/useText.ts';
import styles from './EventThen.module.css';
import { useMoment } from './moment.ts';
import { useReplayText } from './useReplayText.ts';

/** What was recorded at the cursor; spoken as the cursor moves. */
export function EventThen() {
  const text = useReplayText().moment;
  const language = useLanguage();
  const { event, state, decision, context, openEvidence } = useMoment();
  if (event === null) return null;
  const row = rowAsWritten(event);
  const { text: sentence, kind, level, evidence, marks } = describeEvent(row, context, language);
  return (
    <section className={styles.event} aria-live="polite" aria-label={text.event} data-decision={decision ?? undefined}>
      <p className={styles.kind}>
        <strong>{decision === null ? kind : text.decision(text.decisionKinds[decision])}</strong>
        <Time atMs={row.happenedAtMs} zone={state.zone} />
        {[...marks, row.actor]
          .filter((part) => part !== '')
          .map((part) => (
            <span key={part}>{part}</span>
          ))}
      </p>
      <p className={styles.sentence}>
        {level === null ? null : <LevelMark level={level} />} {sentence}{' '}
        <EvidenceLinks evidence={evidence} onOpen={openEvidence} />
      </p>
    </section>
  );
}
