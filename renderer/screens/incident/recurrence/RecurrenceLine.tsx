import { dateText } from '../../../../shared/text/wall-clock.ts';
import { hrefOf } from '../../../app/route.ts';
import { Button } from '../../../components/Button.tsx';
import { useText } from '../../../text/useText.ts';
import styles from '../blanks/BlankNag.module.css';
import { useCommands } from '../commands.ts';
import { useScene } from '../scene.ts';

/** The earlier incident that this one looks like, to be linked or told apart; and those that are linked, either way. */
export function RecurrenceLine() {
  const text = useText().incident.recurrence;
  const { state, view, canWrite } = useScene();
  const commands = useCommands();
  const { recurrence } = view;
  const linked = state.relations.filter(({ relation }) => relation !== 'unrelatedTo');
  if (recurrence === null && linked.length === 0) return null;
  return (
    <section className={styles.nag} aria-label={text.label}>
      {linked.map(({ relation, incidentId, title, declaredAtMs }) => (
        <span key={incidentId} className={styles.words}>
          {relation === 'recurrenceOf' ? text.recurrenceOf : text.recurredAs}{' '}
          <a href={hrefOf({ screen: 'incident', incidentId })}>{`${title} (${dateText(declaredAtMs, state.zone)})`}</a>
        </span>
      ))}
      {recurrence === null ? null : (
        <>
          <span className={styles.words}>
            {text.suggested}{' '}
            <a href={hrefOf({ screen: 'incident', incidentId: recurrence.incidentId })}>
              {`#${recurrence.number} ${recurrence.title} (${dateText(recurrence.declaredAtMs, state.zone)})`}
            </a>
          </span>
          <Button disabled={!canWrite} onClick={() => void commands.linkRecurrence(recurrence.incidentId, true)}>
            {text.link}
          </Button>
          <Button
            look="quiet"
            disabled={!canWrite}
            onClick={() => void commands.linkRecurrence(recurrence.incidentId, false)}
          >
            {text.tellApart}
          </Button>
        </>
      )}
    </section>
  );
}
