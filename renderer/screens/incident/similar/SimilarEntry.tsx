import type { Fix } from '../../../../shared/similar/likeness.ts';
import type { SimilarIncident } from '../../../../shared/similar/similar-incident.ts';
import { type Trait, traitName } from '../../../../shared/similar/trait.ts';
import { describeReading } from '../../../../shared/text/describe-reading.ts';
import type { AcrossText } from '../../../../shared/text/ui/across-ja.ts';
import { dateText } from '../../../../shared/text/wall-clock.ts';
import { hrefOf } from '../../../app/route.ts';
import { spanText } from '../../../text/duration.ts';
import { useLanguage, useText } from '../../../text/useText.ts';
import { DueDay } from '../../actions/DueDay.tsx';
import { useScene } from '../scene.ts';
import styles from './SimilarEntry.module.css';

const shownActions = 3;

/** One of them: what it has in common with this one, what its cause was, what was done, and what is still owed. */
export function SimilarEntry({ incident }: { incident: SimilarIncident }) {
  const { across, common } = useText();
  const language = useLanguage();
  const { state } = useScene();
  const text = across.similar;
  const { incidentId, number, title, drill, severity, declaredAtMs, zone, recoveredAfterMs } = incident;
  const { reasons, causes, fixes, openActions } = incident;
  const reason = (trait: Trait): string =>
    trait.kind === 'reading'
      ? text.reasons.reading(describeReading(trait.reading, language, state.zone))
      : text.reasons[trait.kind](trait.text);
  return (
    <li className={styles.entry}>
      <h3>
        <a href={hrefOf({ screen: 'incident', incidentId })}>{`#${number} ${title}`}</a>
      </h3>
      <p className={styles.facts}>
        {drill ? <strong>{common.drill}</strong> : null}
        {severity === null ? null : <strong>{common.severity(severity)}</strong>}
        <span>{dateText(declaredAtMs, zone)}</span>
        <span>
          {recoveredAfterMs === null ? text.notRecovered : text.recoveredAfter(spanText(recoveredAfterMs, common))}
        </span>
      </p>
      <dl className={styles.parts}>
        <dt>{text.why}</dt>
        <dd>
          <ul>
            {reasons.map((trait) => (
              <li key={traitName(trait)}>{reason(trait)}</li>
            ))}
          </ul>
        </dd>
        {causes.length === 0 ? null : (
          <>
            <dt>{text.causes}</dt>
            <dd>
              {causes
                .map((cause) => `${cause.text} (${cause.confirmed ? text.confirmed : text.suspected})`)
                .join(' · ')}
            </dd>
          </>
        )}
        <dt>{text.fixes}</dt>
        <dd>
          {fixes.length === 0 ? (
            text.noFixes
          ) : (
            <ul>
              {fixes.map((fix) => (
                <li key={JSON.stringify(fix)}>{fixWords(fix, text)}</li>
              ))}
            </ul>
          )}
        </dd>
      </dl>
      {openActions.length === 0 ? (
        <p className={styles.facts}>{text.noOpenActions}</p>
      ) : (
        <div className={styles.actions}>
          <strong>{text.openActions(openActions.length)}</strong>
          <ul>
            {openActions.slice(0, shownActions).map((action) => (
              <li key={action.label}>
                {action.text} <span className={styles.aside}>{action.owner ?? across.actions.noOwner}</span>{' '}
                <DueDay item={{ ...action, status: 'open' }} />
              </li>
            ))}
            {openActions.length > shownActions ? <li>{text.more(openActions.length - shownActions)}</li> : null}
          </ul>
        </div>
      )}
    </li>
  );
}

function fixWords(fix: Fix, text: AcrossText['similar']): string {
  switch (fix.kind) {
    case 'step':
    case 'command':
      return fix.text;
    case 'rollback':
      return text.rollback(fix.versionTo);
    case 'sessions':
      return text.sessions[fix.signal](fix.ended);
  }
}
