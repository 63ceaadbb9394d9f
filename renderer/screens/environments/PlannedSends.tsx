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
        {sends.map(({ code, text: sent }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a step of a plan is what stands at its place.
          <li key={index}>
            <p>{text.codes[code]}</p>
            <SentText text={sent} summary={text.lines(sent.split('\n').length)} />
          </li>
        ))}
      </ol>
    </div>
  );
}

const shownLines = 3;

/** A long text is folded behind how long it is. */
function SentText({ text, summary }: { text: string; summary: string }) {
  const whole = <pre className={styles.text}>{text}</pre>;
  if (text.split('\n').length <= shownLines) return whole;
  return (
    <details>
      <summary>{summary}</summary>
      {whole}
    </details>
  );
}
