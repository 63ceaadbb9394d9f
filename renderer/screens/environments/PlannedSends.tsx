import type { PlannedSend } from '../../../shared/contract/view.ts';
import { useText } from '../../text/useText.ts';
import styles from './PlannedSends.module.css';

/** Exactly what a reading will send and run: each in words, and as the text that goes out. */
export function PlannedSends({ sends }: { sends: readonly PlannedSend[] }) {
  const text = useText().environments.sends;
  return (
    <div className={styles.plan}>
      <h3>{text.title}</h3>
      <ol className={styles.sends}>
        {sends.map((send, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a step of a plan is what stands at its place.
          <li key={index}>
            {send.code === sends[index - 1]?.code ? null : <p>{text.codes[send.code]}</p>}
            <SentText send={send} />
          </li>
        ))}
      </ol>
    </div>
  );
}

const shownLines = 3;

/** A long text is folded behind its gist, or behind how long it is. */
function SentText({ send: { gist, text } }: { send: PlannedSend }) {
  const { lines } = useText().environments.sends;
  const count = text.split('\n').length;
  const whole = <pre className={styles.text}>{text}</pre>;
  if (gist === null && count <= shownLines) return whole;
  return (
    <>
      {gist === null ? null : <pre className={styles.text}>{gist}</pre>}
      <details>
        <summary>{lines(count)}</summary>
        {whole}
      </details>
    </>
  );
}
