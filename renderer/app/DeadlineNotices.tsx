import type { DeadlineNotice } from '../../shared/contract/deadline-view.ts';
import { isUpdate } from '../../shared/incident/update-deadline.ts';
import { deadlineName } from '../../shared/text/deadline-name.ts';
import { Button, ButtonLink } from '../components/Button.tsx';
import { classes } from '../components/classes.ts';
import { ProblemBox } from '../components/ProblemBox.tsx';
import { Time } from '../components/Time.tsx';
import { client, newCommandId } from '../contract/client.ts';
import { useAction } from '../state/action.ts';
import { openDialog } from '../state/desk.ts';
import { useQuery } from '../state/query.ts';
import { deadlinesSource } from '../state/sources.ts';
import { useLanguage, useText } from '../text/useText.ts';
import styles from './DeadlineNotices.module.css';
import { hrefOf } from './route.ts';

/** More would push away what they are about. */
const shownAtMost = 2;
const snoozeMinutes = 10;

/** Deadlines that came, across the page whatever it shows. They take no focus, and stay until somebody does something about them. */
export function DeadlineNotices({ here }: { here: string | null }) {
  const text = useText().incident.deadlines.notices;
  const notices = useQuery(deadlinesSource).data?.notices ?? [];
  // What holds at once stands on its incident's own line from the first second.
  const told = notices.filter(({ incidentId, minutes }) => incidentId !== here || minutes > 0);
  const rung = told.filter(({ timing }) => timing !== 'missed');
  const missed = told.filter(({ timing }) => timing === 'missed');
  const more = rung.length - shownAtMost;
  return (
    <div role="status" data-print="no">
      {rung.slice(-shownAtMost).map((notice) => (
        <CameNotice key={notice.noticeId} notice={notice} here={here} />
      ))}
      {more > 0 ? <div className={classes(styles.notice, styles.quiet)}>{text.more(more)}</div> : null}
      {missed.length > 0 ? <MissedNotice missed={missed} here={here} /> : null}
    </div>
  );
}

function CameNotice({ notice, here }: { notice: DeadlineNotice; here: string | null }) {
  const { incident, messages } = useText();
  const text = incident.deadlines;
  const language = useLanguage();
  const { incidentId, noticeId, deadlineId, dueAtMs, zone, timing } = notice;
  const dismiss = useAction(() => client.deadlines.dismiss({ noticeIds: [noticeId] }));
  const snooze = useAction(() =>
    client.incidents.snoozeDeadline({
      incidentId,
      commandId: newCommandId(),
      deadlineId,
      minutes: snoozeMinutes,
    }),
  );
  const name = deadlineName(notice, language);
  return (
    <div className={styles.notice}>
      <strong>{(timing === 'late' ? text.notices.late : text.notices.due)(name)}</strong>
      <Time atMs={dueAtMs} zone={zone} withZone />
      <IncidentOf notice={notice} here={here} />
      <span className={styles.actions}>
        {isUpdate(notice) && incidentId === here ? (
          <Button keys="m" onClick={() => openDialog({ kind: 'message' })}>
            {messages.open}
          </Button>
        ) : (
          <SeeDeadlines incidentId={incidentId} here={here} />
        )}
        <Button look="quiet" busy={snooze.busy} onClick={() => void snooze.run()}>
          {text.snooze(snoozeMinutes)}
        </Button>
        <Button look="quiet" busy={dismiss.busy} onClick={() => void dismiss.run()}>
          {text.notices.dismiss}
        </Button>
      </span>
      <ProblemBox problem={snooze.problem} onDismiss={snooze.dismiss} />
    </div>
  );
}

/** One line for all that passed while nobody could be told. */
function MissedNotice({ missed, here }: { missed: readonly DeadlineNotice[]; here: string | null }) {
  const text = useText().incident.deadlines.notices;
  const dismiss = useAction(() => client.deadlines.dismiss({ noticeIds: missed.map(({ noticeId }) => noticeId) }));
  const incidents = [...new Map(missed.map((notice) => [notice.incidentId, notice])).values()];
  return (
    <div className={classes(styles.notice, styles.quiet)}>
      <span>{text.missed(missed.length)}</span>
      {incidents.slice(0, shownAtMost).map((notice) => (
        <IncidentOf key={notice.incidentId} notice={notice} here={here} />
      ))}
      {incidents.length > shownAtMost ? <span>{text.more(incidents.length - shownAtMost)}</span> : null}
      <span className={styles.actions}>
        {incidents.length === 1 && incidents[0]?.incidentId === here ? (
          <SeeDeadlines incidentId={here} here={here} />
        ) : null}
        <Button look="quiet" busy={dismiss.busy} onClick={() => void dismiss.run()}>
          {text.dismiss}
        </Button>
      </span>
    </div>
  );
}

function IncidentOf({
  notice: { incidentId, number, title, drill },
  here,
}: {
  notice: DeadlineNotice;
  here: string | null;
}) {
  const text = useText().common;
  if (incidentId === here) return null;
  return (
    <a className={styles.incident} href={hrefOf({ screen: 'incident', incidentId })}>
      {drill ? `${text.drill} #${number} ${title}` : `#${number} ${title}`}
    </a>
  );
}

function SeeDeadlines({ incidentId, here }: { incidentId: string; here: string | null }) {
  const text = useText().incident.deadlines.notices;
  return incidentId === here ? (
    <Button keys="d" onClick={() => openDialog({ kind: 'deadlines' })}>
      {text.see}
    </Button>
  ) : (
    <ButtonLink href={hrefOf({ screen: 'incident', incidentId })}>{text.see}</ButtonLink>
  );
}
