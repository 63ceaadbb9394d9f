import { useState } from 'react';
import type { ActionAcross } from '../../../shared/actions/action-across.ts';
import { type ActionStatus, isTicketLink } from '../../../shared/actions/action-item.ts';
import { hrefOf } from '../../app/route.ts';
import { Button, ButtonLink } from '../../components/Button.tsx';
import { useText } from '../../text/useText.ts';
import { ReasonLine } from '../postmortem/actions/ReasonLine.tsx';
import styles from './ActionRow.module.css';
import { DueDay } from './DueDay.tsx';
import { RepeatLines } from './RepeatLines.tsx';

type ActionRowProps = {
  item: ActionAcross;
  readOnly: boolean;
  onSettle: (status: ActionStatus, reason: string | null) => void;
};

/** What is to be done, by whom and when, of which incident, and how one sees that it is done; and the ways to settle it. */
export function ActionRow({ item, readOnly, onSettle }: ActionRowProps) {
  const { across, actionItems: words, common } = useText();
  const text = across.actions;
  const [settling, setSettling] = useState<'done' | 'declined' | null>(null);
  const { status, reason, ticket, owner, label, incidentId } = item;
  const incident = `#${item.incidentNumber} ${item.incidentTitle}`;
  return (
    <li className={styles.item} tabIndex={-1} aria-label={`${label} ${item.text}`}>
      <div className={styles.head}>
        <strong className={styles.text}>{item.text}</strong>
        {owner === null ? <span className={styles.blank}>{text.noOwner}</span> : <span>{owner}</span>}
        <DueDay item={item} />
      </div>
      <p className={styles.facts}>
        <span>{label}</span>
        {item.drill ? <strong>{common.drill}</strong> : null}
        <a href={hrefOf({ screen: 'incident', incidentId })}>{incident}</a>
        {item.doneWhen === null ? null : <span>{text.doneWhen(item.doneWhen)}</span>}
        {ticket !== null && isTicketLink(ticket) ? <WebLink url={ticket} /> : null}
      </p>
      {reason === null ? null : (
        <p className={styles.facts}>
          {status === 'declined' ? text.declinedFor(reason) : text.proof(reason)}
          {isTicketLink(reason) ? <WebLink url={reason} /> : null}
        </p>
      )}
      <RepeatLines item={item} />
      {settling === null ? (
        <div className={styles.buttons}>
          {status === 'open' ? (
            <>
              <Button aria-label={words.doneLabel(item.text)} disabled={readOnly} onClick={() => setSettling('done')}>
                {words.done}
              </Button>
              <Button
                aria-label={words.declineLabel(item.text)}
                disabled={readOnly}
                onClick={() => setSettling('declined')}
              >
                {words.decline}
              </Button>
            </>
          ) : (
            <Button
              aria-label={words.reopenLabel(item.text)}
              disabled={readOnly}
              onClick={() => onSettle('open', null)}
            >
              {words.reopen}
            </Button>
          )}
          <ButtonLink
            look="quiet"
            href={hrefOf({ screen: 'postmortem', incidentId })}
            aria-label={text.openTableOf(incident)}
          >
            {text.openTable}
          </ButtonLink>
        </div>
      ) : (
        <ReasonLine
          label={settling === 'done' ? words.proof : words.reason}
          onCancel={() => setSettling(null)}
          onConfirm={(why) => {
            onSettle(settling, why);
            setSettling(null);
          }}
        />
      )}
    </li>
  );
}

function WebLink({ url }: { url: string }) {
  return (
    <a href={url} target="_blank" rel="noreferrer noopener">
      {url}
    </a>
  );
}
