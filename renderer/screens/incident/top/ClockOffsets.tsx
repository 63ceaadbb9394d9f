import { useText } from '../../../text/useText.ts';
import { useScene } from '../scene.ts';
import styles from './ClockOffsets.module.css';

const tellingMs = 1_000;

/** Clocks that differ from this machine's by more than a second: times of logs and rows then disagree by as much. */
export function ClockOffsets() {
  const text = useText().incident.top;
  const telling = useScene().state.clockOffsets.filter(({ offsetMs }) => Math.abs(offsetMs) > tellingMs);
  return telling.map(({ target, offsetMs }) => (
    <span key={target} className={styles.offset} title={target}>
      {text.clockOffset(placeOf(target), `${offsetMs > 0 ? '+' : '−'}${(Math.abs(offsetMs) / 1_000).toFixed(1)}`)}
    </span>
  ));
}

/** The host alone of a long address: `GET http://127.0.0.1:8080/health`. */
function placeOf(target: string): string {
  return /\/\/([^/\s]+)/.exec(target)?.[1] ?? target;
}
