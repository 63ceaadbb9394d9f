import { useState } from 'react';
import { Button } from '../../../components/Button.tsx';
import { useQuery } from '../../../state/query.ts';
import { environmentsSource } from '../../../state/sources.ts';
import { useText } from '../../../text/useText.ts';
import { useScene } from '../scene.ts';
import styles from './MessageDialog.module.css';

type WebhookBarProps = {
  /** Blanks are filled and nothing is in the way. */
  isWhole: boolean;
  /** Shows what would be sent, in the format of the webhook, and what is still missing. */
  onPreview: () => void;
  onSend: () => Promise<void>;
};

/** Sending is two steps: the text as it will arrive, and a yes of its own. */
export function WebhookBar({ isWhole, onPreview, onSend }: WebhookBarProps) {
  const text = useText().messages.webhook;
  const { cancel } = useText().common;
  const { state, canWrite } = useScene();
  const environments = useQuery(environmentsSource).data ?? [];
  const entry = environments.find(({ environment }) => environment.id === state.environment?.id);
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  if (!entry?.environment.webhook) return <p className={styles.aside}>{text.notSetUp}</p>;
  if (!asked || !isWhole) {
    return (
      <div className={styles.webhook}>
        <Button
          disabled={!canWrite}
          onClick={() => {
            onPreview();
            setAsked(true);
          }}
        >
          {text.open}
        </Button>
        {entry.hasSecret.messageWebhook ? null : <span className={styles.aside}>{text.unknown}</span>}
      </div>
    );
  }
  async function send(): Promise<void> {
    setBusy(true);
    await onSend();
    setBusy(false);
    setAsked(false);
  }
  return (
    <fieldset className={styles.webhook} aria-label={text.open}>
      <span>{text.ask(entry.environment.name)}</span>
      <Button look="fire" busy={busy} onClick={() => void send()}>
        {text.send}
      </Button>
      <Button disabled={busy} onClick={() => setAsked(false)}>
        {cancel}
      </Button>
    </fieldset>
  );
}
