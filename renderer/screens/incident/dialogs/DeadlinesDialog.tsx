import { contactsOf, isLeftOpen } from '../../../../shared/environment/contacts.ts';
import { isUpdate } from '../../../../shared/incident/update-deadline.ts';
import { Button } from '../../../components/Button.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { Menu } from '../../../components/Menu.tsx';
import { Time } from '../../../components/Time.tsx';
import { closeDialog, openDialog } from '../../../state/desk.ts';
import { useNowMs } from '../../../state/now.ts';
import { useText } from '../../../text/useText.ts';
import { AttemptNotice } from '../AttemptNotice.tsx';
import { useCommands } from '../commands.ts';
import { useScene } from '../scene.ts';
import { DeadlineClock } from '../top/DeadlineClock.tsx';
import { type Deadline, toldOf } from '../top/deadline-view.ts';
import { useDeadlineWords } from '../top/useDeadlineWords.ts';
import styles from './DeadlinesDialog.module.css';

const snoozeMinutes = [5, 10, 30, 60];

/** Every deadline of the runbook: until when, by which criteria, and how it was handled. */
export function DeadlinesDialog() {
  const text = useText().incident.deadlines;
  const { view } = useScene();
  return (
    <Dialog open wide onClose={closeDialog} title={text.title}>
      {view.deadlines.length === 0 ? <EmptyState title={text.empty} /> : null}
      <ul>
        {view.deadlines.map((deadline) => (
          <DeadlineRow key={deadline.id} deadline={deadline} />
        ))}
      </ul>
      <WhomToCall />
      <AttemptNotice />
    </Dialog>
  );
}

/** At a deadline of escalation, who is to be reached must not be looked for. */
function WhomToCall() {
  const text = useText().incident.reference;
  const { state, runbook } = useScene();
  const contacts = contactsOf(runbook, state.environment).filter(({ contact }) => !isLeftOpen(contact));
  if (contacts.length === 0) return null;
  return (
    <section aria-label={text.contacts}>
      <h3>{text.contacts}</h3>
      <ul>
        {contacts.map(({ role, person, contact, hours, from }) => (
          <li key={`${from} ${role} ${person} ${contact}`} className={styles.contact}>
            <span>{from === 'environment' ? text.ofEnvironment(role) : role}</span>
            <strong>{contact}</strong>
            <span className={styles.aside}>{[person, hours].filter((each) => each !== null).join(' · ')}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function DeadlineRow({ deadline }: { deadline: Deadline }) {
  const text = useText().incident.deadlines;
  const { state, runbook, canWrite } = useScene();
  const commands = useCommands();
  const words = useDeadlineWords();
  const { id, dueAtMs, handled } = deadline;
  const name = words.name(deadline);
  const criteria = runbook?.escalation.find((rule) => rule.id === id)?.criteria ?? [];
  const { snoozedUntilMs } = deadline;
  const told = toldOf(deadline, useNowMs());
  const overtaken =
    deadline.kind === 'postmortem'
      ? text.exported
      : state.milestones.recovered === null || isUpdate(deadline)
        ? text.overtakenByClosing
        : text.overtaken;
  const outcome = state.deadlinesHandled[id];
  return (
    <li className={styles.deadline} aria-label={name}>
      <div className={styles.words}>
        <p>
          <strong>{name}</strong>{' '}
          {dueAtMs === null ? (
            <span className={styles.aside}>{text.fromUnknown}</span>
          ) : (
            <>
              <span className={styles.aside}>{text.due}</span>{' '}
              <Time atMs={dueAtMs} zone={state.zone} show="dateTime" withZone />
            </>
          )}
        </p>
        {criteria.length === 0 ? null : (
          <ul className={styles.criteria}>
            {criteria.map((criterion) => (
              <li key={criterion}>{criterion}</li>
            ))}
          </ul>
        )}
        {told === null ? null : <p className={styles.aside}>{text.told[told]}</p>}
        {handled || snoozedUntilMs === null ? null : (
          <p className={styles.aside}>
            {text.snoozedUntil} <Time atMs={snoozedUntilMs} zone={state.zone} withZone />
          </p>
        )}
        {outcome?.reason ? <p className={styles.aside}>{outcome.reason}</p> : null}
      </div>
      {handled ? (
        <p className={styles.handled}>{outcome === undefined ? overtaken : `✓ ${text.outcomes[outcome.outcome]}`}</p>
      ) : (
        <div className={styles.actions}>
          {dueAtMs === null ? null : <DeadlineClock minutes={deadline.minutes} dueAtMs={dueAtMs} />}
          <Button
            disabled={!canWrite}
            aria-label={`${text.done}: ${name}`}
            onClick={() => void commands.handleDeadline(id, 'done', null)}
          >
            {text.done}
          </Button>
          {told === null || !canWrite ? null : (
            <Menu
              label={text.snoozeTitle}
              name={`${text.snoozeTitle}: ${name}`}
              items={snoozeMinutes.map((minutes) => ({
                key: String(minutes),
                label: text.snooze(minutes),
                run: () => void commands.snoozeDeadline(id, minutes),
              }))}
            />
          )}
          <Button
            look="quiet"
            disabled={!canWrite}
            aria-label={`${text.notNeeded}: ${name}`}
            onClick={() => openDialog({ kind: 'deadlineNotNeeded', deadlineId: id, name })}
          >
            {text.notNeeded}
          </Button>
        </div>
      )}
    </li>
  );
}
