import { thresholdsOf } from '../../../../shared/diagnosis/level.ts';
import type { MeasuredRule } from '../../../../shared/rollback/criterion-rule.ts';
import type { HeldCondition } from '../../../../shared/rollback/held-condition.ts';
import type { CardCriterion } from '../../../../shared/rollback/rollback-card.ts';
import type { CriterionVerdict } from '../../../../shared/rollback/rollback-payload.ts';
import { numberText, percentText, shortTimeText } from '../../../../shared/text/figures.ts';
import { CountdownClock, ElapsedClock } from '../../../components/Clock.tsx';
import { useText } from '../../../text/useText.ts';
import { EvidenceChips } from '../EvidenceChips.tsx';
import { TickButtons } from '../patterns/TickButtons.tsx';
import { useScene } from '../scene.ts';
import styles from './Rollback.module.css';
import { TimeWords } from './TimeWords.tsx';

const shapes: Readonly<Record<CriterionVerdict, string>> = { holds: '■', doesNotHold: '✕', notYet: '…', unknown: '○' };

/** A criterion as the runbook words it, in each place that does, and whether it holds now and since when. */
export function CriterionRow({ criterion }: { criterion: CardCriterion }) {
  const text = useText().incident.rollback;
  const { rule, verdict, wordings, measured, asksPerson, itemId } = criterion;
  const [first] = wordings;
  if (first === undefined) return null;
  return (
    <li className={styles.criterion} aria-label={first.criterion.text}>
      <p className={styles.line}>
        <span className={styles.verdict} data-verdict={verdict}>
          <span aria-hidden="true">{shapes[verdict]}</span> {text.verdicts[verdict]}
        </span>
        <strong>{first.criterion.text}</strong>
      </p>
      {wordings.map(({ criterion: { line, text: wording, id }, rule: { title } }) => (
        <p key={id} className={styles.name}>
          {wordings.length === 1 ? null : <q>{wording}</q>}{' '}
          <cite className={styles.name}>{text.place(title, line)}</cite>
        </p>
      ))}
      {rule.kind === 'causeUnknown' ? <CauseClock criterion={criterion} /> : null}
      {rule.kind === 'errorRate' || rule.kind === 'responseTimeP95' ? (
        <Measured rule={rule} measured={measured} dueAtMs={verdict === 'notYet' ? criterion.dueAtMs : null} />
      ) : null}
      {asksPerson ? (
        <div className={styles.line}>
          {rule.kind === 'judged' ? <span className={styles.name}>{text.notMeasurable}</span> : null}
          <TickButtons itemId={itemId} text={first.criterion.text} />
        </div>
      ) : null}
    </li>
  );
}

/** The minutes that the runbook gives for finding the cause, running from detection. */
function CauseClock({ criterion: { dueAtMs, verdict } }: { criterion: CardCriterion }) {
  const text = useText().incident.rollback;
  if (verdict === 'doesNotHold') return <p className={styles.live}>{text.causeConfirmed}</p>;
  if (dueAtMs === null) return null;
  return (
    <p className={styles.live}>
      {text.causeOpen} <CountdownClock dueAtMs={dueAtMs} />
      {verdict === 'holds' ? (
        <span className={styles.name}>
          <TimeWords atMs={dueAtMs} words={text.holdsSince} />
        </span>
      ) : null}
    </p>
  );
}

type MeasuredProps = { rule: MeasuredRule; measured: HeldCondition | null; dueAtMs: number | null };

function Measured({ rule, measured, dueAtMs }: MeasuredProps) {
  const text = useText().incident.rollback;
  const { state, runbook } = useScene();
  const critical = thresholdsOf(runbook, state.environment)[rule.kind]?.critical?.text ?? null;
  if (measured === null) return <p className={styles.live}>{text.notMeasured}</p>;
  const value = rule.kind === 'errorRate' ? percentText(measured.value) : shortTimeText(measured.value);
  return (
    <>
      <p className={styles.live}>
        <span>{text.measured[rule.kind](value, numberText(measured.n))}</span>
        <span className={styles.name}>
          <TimeWords atMs={measured.atMs} words={text.readAt} />
        </span>
        {measured.sinceMs === null ? null : (
          <span>
            <TimeWords atMs={measured.sinceMs} words={text.heldSince} /> <ElapsedClock sinceMs={measured.sinceMs} />{' '}
            <span className={styles.name}>{text.heldReadings(measured.readings)}</span>
          </span>
        )}
        {dueAtMs === null ? null : <CountdownClock dueAtMs={dueAtMs} />}
        {critical === null ? null : <span className={styles.name}>{text.criticalBound(critical)}</span>}
        <EvidenceChips ids={[measured.evidenceId]} />
      </p>
      {measured.isTelling ? null : <p className={styles.hint}>{text.tooFew}</p>}
      {measured.isFresh ? null : <p className={styles.hint}>{text.stale}</p>}
    </>
  );
}
