import type { Candidate, Reason } from '../../../../shared/incident/event.ts';
import type { Pattern, Symptom } from '../../../../shared/runbook/model.ts';
import { describeReason, verdictWord } from '../../../../shared/text/describe-reason.ts';
import { useLanguage, useText } from '../../../text/useText.ts';
import { EvidenceChips } from '../EvidenceChips.tsx';
import styles from './SymptomList.module.css';
import { TickButtons } from './TickButtons.tsx';

const shapes: Readonly<Record<Reason['verdict'], string>> = { matches: '✓', doesNotMatch: '✕', unknown: '○' };

/** Each symptom as the runbook words it, what was read about it, and a person's own word, which counts for more. */
export function SymptomList({ pattern, candidate }: { pattern: Pattern; candidate: Candidate | null }) {
  const text = useText().incident.patterns;
  const further = candidate?.reasons.filter(({ symptomId }) => symptomId === null) ?? [];
  if (pattern.symptoms.length === 0 && further.length === 0) return <p className={styles.none}>{text.noSymptoms}</p>;
  return (
    <ul className={styles.list}>
      {pattern.symptoms.map((symptom) => (
        <SymptomRow
          key={symptom.id}
          symptom={symptom}
          reason={candidate?.reasons.find(({ symptomId }) => symptomId === symptom.id) ?? null}
        />
      ))}
      {further.map((reason) => (
        <li key={reason.code} className={styles.row}>
          <ReasonWords text={null} reason={reason} />
        </li>
      ))}
    </ul>
  );
}

function SymptomRow({ symptom, reason }: { symptom: Symptom; reason: Reason | null }) {
  return (
    <li className={styles.row}>
      <ReasonWords text={symptom.text} reason={reason} />
      <TickButtons itemId={symptom.id} text={symptom.text} />
    </li>
  );
}

function ReasonWords({ text, reason }: { text: string | null; reason: Reason | null }) {
  const language = useLanguage();
  if (reason === null) return <p className={styles.words}>{text}</p>;
  const described = describeReason(reason, language);
  return (
    <div className={styles.words}>
      <p>
        <span className={styles[reason.verdict]}>
          <span aria-hidden="true">{shapes[reason.verdict]}</span> {verdictWord(reason.verdict, language)}
        </span>{' '}
        {text ?? described}
      </p>
      {text === null && reason.evidenceIds.length === 0 ? null : (
        <p className={styles.read}>
          {text === null ? null : described} <EvidenceChips ids={reason.evidenceIds} />
        </p>
      )}
    </div>
  );
}
