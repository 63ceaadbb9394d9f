import { shortTimeText, signedTimeText } from '../../../../shared/text/figures.ts';
import { isTellingOffset } from '../../../../shared/watch/clock-offset.ts';
import { useText } from '../../../text/useText.ts';
import { useScene } from '../scene.ts';
import styles from './ClockOffsets.module.css';

/** Clocks that differ from this machine's by more than a second: times of logs and rows then disagree by as much. */
export function ClockOffsets() {
  const text = useText().incident.top;
  const telling = useScene().state.clockOffsets.filter(isTellingOffset);
  return telling.map(({ target, offsetMs, uncertaintyMs }) => (
    <span key={target} className={styles.offset} title={target}>
      {text.clockOffset(placeOf(target), offsetWords(offsetMs, uncertaintyMs))}
    </span>
  ));
}

function offsetWords(offsetMs: number, uncertaintyMs: number | null): string {
  const offset = signedTimeText(offsetMs);
  return uncertaintyMs === null ? offset : `${offset} ±${shortTimeText(uncertaintyMs)}`;
}

/** The host alone of an address: `http://127.0.0.1:8080`. */
function placeOf(target: string): string {
  return /\/\/([^/\s]+)/.exec(target)?.[1] ?? target;
}
