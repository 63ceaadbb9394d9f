import { useNowMs } from '../../state/now.ts';
import { agoText } from '../../text/duration.ts';
import { useText } from '../../text/useText.ts';
import styles from './LastSent.module.css';

/** Whether anything has been sent from this page yet, and when last. */
export function LastSent({ atMs }: { atMs: number | null }) {
  const { common, environments: text } = useText();
  const nowMs = useNowMs();
  return (
    <p className={styles.sent} role="status">
      {atMs === null ? text.nothingSent : text.lastSent(agoText(nowMs - atMs, common))}
    </p>
  );
}
