import { useState } from 'react';
import type { IncidentView } from '../../../../shared/contract/view.ts';
import { type DocumentStatus, documentStatuses } from '../../../../shared/postmortem/document/document-payloads.ts';
import { Button } from '../../../components/Button.tsx';
import { CountdownClock } from '../../../components/Clock.tsx';
import { ProblemBox } from '../../../components/ProblemBox.tsx';
import { Time } from '../../../components/Time.tsx';
import { client, newCommandId } from '../../../contract/client.ts';
import { useAction } from '../../../state/action.ts';
import { useSession } from '../../../state/session.ts';
import { useWritingText } from '../useWritingText.ts';
import styles from './DocumentBar.module.css';
import { DocumentDialog } from './DocumentDialog.tsx';

type StatusChange = { status: DocumentStatus; reviewer?: string; reason?: string };

/** How far the document is, who owns it, and how long is left for it. */
export function DocumentBar({ incident }: { incident: IncidentView }) {
  const { document: text } = useWritingText();
  const readOnly = useSession((session) => session.info?.readOnly === true);
  const [asking, setAsking] = useState<'owner' | 'review' | 'back' | null>(null);
  const { document, incidentId, zone, lastEventOf } = incident.state;
  const { status, review, owner } = document;
  const at = documentStatuses.indexOf(status);
  const next = documentStatuses[at + 1];

  const setStatus = useAction(async ({ status: to, reviewer, reason }: StatusChange) => {
    const basedOn = lastEventOf.documentStatus ?? null;
    const change = { status: to, reviewer: reviewer ?? null, reason: reason ?? null, basedOn };
    await client.postmortems.setStatus({ incidentId, commandId: newCommandId(), ...change });
  });
  const setOwner = useAction(async (name: string) => {
    const basedOn = lastEventOf.documentOwner ?? null;
    await client.postmortems.setOwner({ incidentId, commandId: newCommandId(), owner: name, basedOn });
  });

  return (
    <section className={styles.bar} aria-label={text.label}>
      <strong>{text.statuses[status]}</strong>
      {review === null ? null : (
        <span>
          {text.reviewedBy(review.reviewer)} <Time atMs={review.atMs} zone={zone} show="dateTime" withZone />
        </span>
      )}
      {document.changedSinceReview ? <span className={styles.changed}>{`▲ ${text.changedSinceReview}`}</span> : null}
      <Button disabled={readOnly} onClick={() => setAsking('owner')}>
        {owner === null ? text.noOwner : text.owner(owner)}
      </Button>
      {next === undefined || status === 'closed' ? null : (
        <Button
          busy={setStatus.busy}
          disabled={readOnly}
          onClick={() => (next === 'reviewed' ? setAsking('review') : void setStatus.run({ status: next }))}
        >
          {text.next[status]}
        </Button>
      )}
      {at === 0 ? null : (
        <Button disabled={readOnly} onClick={() => setAsking('back')}>
          {text.back}
        </Button>
      )}
      <DeadlineOfDocument incident={incident} />
      <ProblemBox problem={setStatus.problem} onDismiss={setStatus.dismiss} />
      <ProblemBox problem={setOwner.problem} onDismiss={setOwner.dismiss} />
      {asking === null ? null : (
        <DocumentDialog
          asks={asking}
          earlier={documentStatuses.slice(0, at)}
          name={asking === 'owner' ? (owner ?? '') : ''}
          onClose={() => setAsking(null)}
          onConfirm={(words, to) => {
            setAsking(null);
            if (asking === 'owner') void setOwner.run(words);
            else if (asking === 'review') void setStatus.run({ status: 'reviewed', reviewer: words });
            else void setStatus.run({ status: to, reason: words });
          }}
        />
      )}
    </section>
  );
}

/** The runbook's deadline for the document: what is left of it, or from when it counts. */
function DeadlineOfDocument({ incident }: { incident: IncidentView }) {
  const { document: text } = useWritingText();
  const deadline = incident.deadlines.find(({ kind }) => kind === 'postmortem');
  if (deadline === undefined) return <span className={styles.deadline}>{text.noDeadline}</span>;
  if (deadline.handled) return <span className={styles.deadline}>{text.deadlineMet}</span>;
  if (deadline.dueAtMs === null)
    return <span className={styles.deadline}>{text.deadlineFromRecovery(Math.round(deadline.minutes / 60))}</span>;
  return (
    <span className={styles.deadline}>
      {text.deadline} <CountdownClock dueAtMs={deadline.dueAtMs} />
    </span>
  );
}
