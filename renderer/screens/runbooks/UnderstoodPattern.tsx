import type { Pattern, Procedure } from '../../../shared/runbook/model.ts';
import { useText } from '../../text/useText.ts';
import { Jump, type JumpTo } from './Jump.tsx';
import { signalWords } from './signal-words.ts';
import styles from './UnderstoodPattern.module.css';
import { UnderstoodStep } from './UnderstoodStep.tsx';

/** One pattern: its symptoms with what the app looks for, its procedures with their commands, its causes. */
export function UnderstoodPattern({ pattern, onJump }: { pattern: Pattern; onJump: JumpTo }) {
  const text = useText().runbooks.understood;
  const { number, title, line, symptoms, procedures, causes } = pattern;
  return (
    <details className={styles.pattern}>
      <summary className={styles.summary}>
        <h3>{`${number} ${title}`}</h3>
        <span className={styles.counts}>
          {`${text.symptoms} ${symptoms.length}`} {`${text.causes} ${causes.length}`}
        </span>
      </summary>
      <div className={styles.body}>
        <Jump line={line} onJump={onJump} />
        {symptoms.length === 0 ? null : <h4>{text.symptoms}</h4>}
        <ul>
          {symptoms.map((symptom) => (
            <li key={symptom.id} className={styles.symptom}>
              <span>{symptom.text}</span>
              <span className={styles.signal}>
                {symptom.signal === null ? text.symptomUnknown : signalWords(symptom.signal, text)}
              </span>
            </li>
          ))}
        </ul>
        {procedures.map((procedure) => (
          <UnderstoodProcedure key={procedure.id} procedure={procedure} onJump={onJump} />
        ))}
        {causes.length === 0 ? null : <h4>{text.causes}</h4>}
        <ul>
          {causes.map((cause) => (
            <li key={cause.id} className={styles.cause}>
              <strong>{cause.cause}</strong>
              <span>{cause.howToTell}</span>
              <span>{cause.action}</span>
            </li>
          ))}
        </ul>
      </div>
    </details>
  );
}

function UnderstoodProcedure({ procedure, onJump }: { procedure: Procedure; onJump: JumpTo }) {
  const text = useText().runbooks.understood;
  const { kind, withinMinutes, steps, items } = procedure;
  return (
    <section className={styles.procedure}>
      <h4>
        {text.procedures[kind]}{' '}
        {withinMinutes === null ? null : <span className={styles.signal}>{text.within(withinMinutes)}</span>}
      </h4>
      {steps.map((step) => (
        <UnderstoodStep key={step.id} step={step} onJump={onJump} />
      ))}
      <ul className={styles.items}>
        {items.map((item) => (
          <li key={item.id}>{item.text}</li>
        ))}
      </ul>
    </section>
  );
}
