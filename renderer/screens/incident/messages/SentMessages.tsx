import { eventText } from '../../../../shared/text/event-text.ts';
import { Time } from '../../../components/Time.tsx';
import { useLanguage, useText } from '../../../text/useText.ts';
import { useScene } from '../scene.ts';
import styles from './MessageDialog.module.css';

/** What went out so far, newest first, each with its text. */
export function SentMessages() {
  const text = useText().messages;
  const { messages, zone } = useScene().state;
  const { deliveries } = eventText(useLanguage());
  return (
    <section aria-label={text.sent} className={styles.part}>
      <h3>{text.sent}</h3>
      {messages.length === 0 ? <p className={styles.aside}>{text.nothingSent}</p> : null}
      {messages.toReversed().map(({ eventId, happenedAtMs, kind, audience, way, delivery, text: sent }) => (
        <details key={eventId}>
          <summary>
            <Time atMs={happenedAtMs} zone={zone} show="dateTime" withZone />
            {` ${text.kinds[kind]} (${text.audiences[audience]}, ${text.way[way]})`}
            {way === 'webhook' ? ` ${delivery === null ? text.webhook.noOutcome : deliveries[delivery.outcome]}` : null}
          </summary>
          <pre className={styles.preview}>{sent}</pre>
        </details>
      ))}
    </section>
  );
}
